BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	department_id INTEGER NOT NULL, 
	email VARCHAR(254) DEFAULT '' NOT NULL, 
	email_key VARCHAR(254) DEFAULT '' NOT NULL, 
	platform VARCHAR(40) DEFAULT '' NOT NULL, 
	handle VARCHAR(100) DEFAULT '' NOT NULL, 
	handle_key VARCHAR(100), 
	page_address VARCHAR(500) DEFAULT '' NOT NULL, 
	page_key VARCHAR(500), 
	exists_already BOOLEAN DEFAULT false NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	state_since VARCHAR(24) NOT NULL, 
	state_reason TEXT DEFAULT '' NOT NULL, 
	suspended BOOLEAN DEFAULT false NOT NULL, 
	purpose TEXT DEFAULT '' NOT NULL, 
	audience TEXT DEFAULT '' NOT NULL, 
	business_page BOOLEAN DEFAULT false NOT NULL, 
	attested_by_id INTEGER, 
	attested_at VARCHAR(24), 
	profile_text TEXT DEFAULT '' NOT NULL, 
	profile_disclaimer BOOLEAN DEFAULT false NOT NULL, 
	profile_link BOOLEAN DEFAULT false NOT NULL, 
	profile_checked_at VARCHAR(24), 
	placement VARCHAR(20) DEFAULT 'profile' NOT NULL, 
	placement_note TEXT DEFAULT '' NOT NULL, 
	placement_answer VARCHAR(10) DEFAULT 'none' NOT NULL, 
	waiver_reason TEXT DEFAULT '' NOT NULL, 
	waiver_answer VARCHAR(10) DEFAULT 'none' NOT NULL, 
	custody VARCHAR(20) DEFAULT 'none' NOT NULL, 
	next_review DATE, 
	requested_by_id INTEGER, 
	requested_at VARCHAR(24) NOT NULL, 
	submitted_by_id INTEGER, 
	submitted_at VARCHAR(24), 
	decided_by_id INTEGER, 
	decided_at VARCHAR(24), 
	recorded_by_id INTEGER, 
	recorded_at VARCHAR(24), 
	live_at VARCHAR(24), 
	search_key TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT fk_account_attested_by_id_person FOREIGN KEY(attested_by_id) REFERENCES person (id), 
	CONSTRAINT fk_account_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id), 
	CONSTRAINT fk_account_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_account_recorded_by_id_person FOREIGN KEY(recorded_by_id) REFERENCES person (id), 
	CONSTRAINT fk_account_requested_by_id_person FOREIGN KEY(requested_by_id) REFERENCES person (id), 
	CONSTRAINT fk_account_submitted_by_id_person FOREIGN KEY(submitted_by_id) REFERENCES person (id)
);
INSERT INTO "account" VALUES(1,3,'','','facebook','PittsfieldRSVP','pittsfieldrsvp','',NULL,0,'waiting_email','2026-11-02T15:00:00.000Z','',0,'Tells volunteers where they are needed','',1,13,'2026-11-02T15:00:00.000Z','',0,0,NULL,'pinned_post','','asked','','none','none',NULL,13,'2026-11-02T15:00:00.000Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'pittsfieldrsvp  ',2);
INSERT INTO "account" VALUES(2,1,'RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org','facebook','PittsfieldRSVP','pittsfieldrsvp','',NULL,0,'approved','2026-11-02T15:00:00.000Z','Good',0,'Tells volunteers where they are needed','é “quoted” <b>😀</b>',1,8,'2026-11-02T15:00:00.000Z','',0,0,NULL,'pinned_post','','asked','','none','none',NULL,8,'2026-11-02T15:00:00.000Z',8,'2026-11-02T15:00:00.000Z',3,'2026-11-02T15:00:00.000Z',NULL,NULL,NULL,'pittsfieldrsvp rsvp@cityofpittsfield.org ',4);
CREATE TABLE account_administrator (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT fk_account_administrator_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_account_administrator_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "account_administrator" VALUES(1,1,13);
INSERT INTO "account_administrator" VALUES(2,2,8);
CREATE TABLE acknowledgement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	policy_version_id INTEGER NOT NULL, 
	at VARCHAR(24) NOT NULL, 
	CONSTRAINT fk_acknowledgement_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_acknowledgement_policy_version_id_policy_version FOREIGN KEY(policy_version_id) REFERENCES policy_version (id)
);
INSERT INTO "acknowledgement" VALUES(1,11,1,'2026-11-02T15:00:00.000Z');
CREATE TABLE act (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at VARCHAR(24) NOT NULL, 
	login VARCHAR(100) NOT NULL, 
	person_id INTEGER, 
	person_name VARCHAR(200) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	act VARCHAR(40) NOT NULL, 
	requirement VARCHAR(4) NOT NULL, 
	policy_version_id INTEGER, 
	subject VARCHAR(30) NOT NULL, 
	subject_id INTEGER, 
	reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_act_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_act_policy_version_id_policy_version FOREIGN KEY(policy_version_id) REFERENCES policy_version (id)
);
INSERT INTO "act" VALUES(1,'2026-11-02T15:00:00.000Z','lee',NULL,'lee','it','set_up','R22',NULL,'installation',NULL,'');
INSERT INTO "act" VALUES(2,'2026-11-02T15:00:00.000Z','lee',1,'lee','it','keep_people','R49',1,'person',1,'');
INSERT INTO "act" VALUES(3,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',2,'');
INSERT INTO "act" VALUES(4,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',3,'');
INSERT INTO "act" VALUES(5,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',4,'');
INSERT INTO "act" VALUES(6,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',5,'');
INSERT INTO "act" VALUES(7,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',6,'');
INSERT INTO "act" VALUES(8,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',7,'');
INSERT INTO "act" VALUES(9,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',8,'');
INSERT INTO "act" VALUES(10,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',9,'');
INSERT INTO "act" VALUES(11,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',10,'');
INSERT INTO "act" VALUES(12,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',11,'');
INSERT INTO "act" VALUES(13,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',12,'');
INSERT INTO "act" VALUES(14,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',13,'');
INSERT INTO "act" VALUES(15,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'department',1,'');
INSERT INTO "act" VALUES(16,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'department',2,'');
INSERT INTO "act" VALUES(17,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'department',3,'');
INSERT INTO "act" VALUES(18,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'department',4,'');
INSERT INTO "act" VALUES(19,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',2,'IT');
INSERT INTO "act" VALUES(20,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',3,'Mayor');
INSERT INTO "act" VALUES(21,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',5,'Personnel');
INSERT INTO "act" VALUES(22,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',6,'Personnel');
INSERT INTO "act" VALUES(23,'2026-11-02T15:00:00.000Z','max',3,'Max Miller','mayor','appoint_designee','R4',1,'person',4,'Mayor''s designee');
INSERT INTO "act" VALUES(24,'2026-11-02T15:00:00.000Z','hal',7,'Hal Hart','head','delegate','R56',1,'person',8,'Page administrator');
INSERT INTO "act" VALUES(25,'2026-11-02T15:00:00.000Z','hal',7,'Hal Hart','head','delegate','R56',1,'person',9,'Page administrator');
INSERT INTO "act" VALUES(26,'2026-11-02T15:00:00.000Z','hal',7,'Hal Hart','head','delegate','R56',1,'person',10,'Head''s designee');
INSERT INTO "act" VALUES(27,'2026-11-02T15:00:00.000Z','hope',12,'Hope Hill','head','delegate','R56',1,'person',13,'Page administrator');
INSERT INTO "act" VALUES(28,'2026-11-02T15:00:00.000Z','hope',12,'Hope Hill','head','delegate','R56',1,'person',13,'Page administrator');
INSERT INTO "act" VALUES(29,'2026-11-02T15:00:00.000Z','ada',8,'Ada Adams','administrator','request_platform','R13',1,'platform_request',1,'');
INSERT INTO "act" VALUES(30,'2026-11-02T15:00:00.000Z','pat',5,'Pat Poole','personnel','accept_platform','R13',1,'platform_request',1,'Good');
INSERT INTO "act" VALUES(31,'2026-11-02T15:00:00.000Z','lou',13,'Lou Lang','administrator','request_account','R4',1,'account',1,'');
INSERT INTO "act" VALUES(32,'2026-11-02T15:00:00.000Z','lou',13,'Lou Lang','administrator','request_email','R15',1,'account',1,'');
INSERT INTO "act" VALUES(33,'2026-11-02T15:00:00.000Z','ada',8,'Ada Adams','administrator','request_account','R4',1,'account',2,'');
INSERT INTO "act" VALUES(34,'2026-11-02T15:00:00.000Z','ada',8,'Ada Adams','administrator','submit_account','R4',1,'account',2,'');
INSERT INTO "act" VALUES(35,'2026-11-02T15:00:00.000Z','max',3,'Max Miller','mayor','approve_account','R4',1,'account',2,'Good');
INSERT INTO "act" VALUES(36,'2026-11-02T15:00:00.000Z','hal',7,'Hal Hart','head','offer_transfer','R5',1,'account',2,'Merged');
INSERT INTO "act" VALUES(37,'2026-11-02T15:00:00.000Z','eve',11,'Eve East','employee','acknowledge_policy','R11',1,'policy_version',1,'');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE audit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	act_id INTEGER NOT NULL, 
	entity VARCHAR(40) NOT NULL, 
	entity_id VARCHAR(64) NOT NULL, 
	op VARCHAR(6) NOT NULL, 
	old TEXT, 
	new TEXT, 
	CONSTRAINT fk_audit_act_id_act FOREIGN KEY(act_id) REFERENCES act (id)
);
INSERT INTO "audit" VALUES(1,1,'installation','1','INSERT',NULL,'{"id":1,"kind":"city","oldest_writer":"0.1.0","review_days":180,"created_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(2,1,'policy_version','1','INSERT',NULL,'{"id":1,"name":"City of Pittsfield Social Media Policy","sha256":"e3a058100e7fb91ea7ad521c29ff94ed71194518bfb891ee2ed455e4cfe73006","signatories":"Michael Taylor, Director of Personnel\nLinda M. Tyer, Mayor","effective_on":null,"entered_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(3,1,'person','1','INSERT',NULL,'{"id":1,"login":"lee","name":"lee","email":"lee@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(4,1,'membership','1','INSERT',NULL,'{"id":1,"person_id":1,"role":"it","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":null}');
INSERT INTO "audit" VALUES(5,2,'person','1','UPDATE','{"id":1,"login":"lee","name":"lee","email":"lee@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}','{"id":1,"login":"lee","name":"Lee Woods","email":"lee.woods@cityofpittsfield.org","supervisor_id":null,"active":true,"version":2}');
INSERT INTO "audit" VALUES(6,3,'person','2','INSERT',NULL,'{"id":2,"login":"ivy","name":"Ivy Stone","email":"ivy.stone@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(7,4,'person','3','INSERT',NULL,'{"id":3,"login":"max","name":"Max Miller","email":"max.miller@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(8,5,'person','4','INSERT',NULL,'{"id":4,"login":"dot","name":"Dot Dunn","email":"dot.dunn@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(9,6,'person','5','INSERT',NULL,'{"id":5,"login":"pat","name":"Pat Poole","email":"pat.poole@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(10,7,'person','6','INSERT',NULL,'{"id":6,"login":"pam","name":"Pam Price","email":"pam.price@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(11,8,'person','7','INSERT',NULL,'{"id":7,"login":"hal","name":"Hal Hart","email":"hal.hart@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(12,9,'person','8','INSERT',NULL,'{"id":8,"login":"ada","name":"Ada Adams","email":"ada.adams@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(13,10,'person','9','INSERT',NULL,'{"id":9,"login":"abe","name":"Abe Allen","email":"abe.allen@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(14,11,'person','10','INSERT',NULL,'{"id":10,"login":"deb","name":"Deb Dean","email":"deb.dean@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(15,12,'person','11','INSERT',NULL,'{"id":11,"login":"eve","name":"Eve East","email":"eve.east@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(16,13,'person','12','INSERT',NULL,'{"id":12,"login":"hope","name":"Hope Hill","email":"hope.hill@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(17,14,'person','13','INSERT',NULL,'{"id":13,"login":"lou","name":"Lou Lang","email":"lou.lang@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(18,15,'department','1','INSERT',NULL,'{"id":1,"name":"RSVP","name_key":"rsvp","email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","head_id":7,"version":1}');
INSERT INTO "audit" VALUES(19,16,'department','2','INSERT',NULL,'{"id":2,"name":"Library","name_key":"library","email":"library@cityofpittsfield.org","email_key":"library@cityofpittsfield.org","head_id":12,"version":1}');
INSERT INTO "audit" VALUES(20,17,'department','3','INSERT',NULL,'{"id":3,"name":"Parks","name_key":"parks","email":null,"email_key":null,"head_id":12,"version":1}');
INSERT INTO "audit" VALUES(21,18,'department','4','INSERT',NULL,'{"id":4,"name":"Mayor''s Office","name_key":"mayor''s office","email":"mayor@cityofpittsfield.org","email_key":"mayor@cityofpittsfield.org","head_id":3,"version":1}');
INSERT INTO "audit" VALUES(22,19,'membership','2','INSERT',NULL,'{"id":2,"person_id":2,"role":"it","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":1}');
INSERT INTO "audit" VALUES(23,20,'membership','3','INSERT',NULL,'{"id":3,"person_id":3,"role":"mayor","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":1}');
INSERT INTO "audit" VALUES(24,21,'membership','4','INSERT',NULL,'{"id":4,"person_id":5,"role":"personnel","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":1}');
INSERT INTO "audit" VALUES(25,22,'membership','5','INSERT',NULL,'{"id":5,"person_id":6,"role":"personnel","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":1}');
INSERT INTO "audit" VALUES(26,23,'membership','6','INSERT',NULL,'{"id":6,"person_id":4,"role":"mayor_designee","department_id":null,"since":"2026-11-02","until":"2027-05-03","granted_by_id":3}');
INSERT INTO "audit" VALUES(27,24,'membership','7','INSERT',NULL,'{"id":7,"person_id":8,"role":"administrator","department_id":1,"since":"2026-11-02","until":"2027-05-03","granted_by_id":7}');
INSERT INTO "audit" VALUES(28,25,'membership','8','INSERT',NULL,'{"id":8,"person_id":9,"role":"administrator","department_id":1,"since":"2026-11-02","until":"2027-05-03","granted_by_id":7}');
INSERT INTO "audit" VALUES(29,26,'membership','9','INSERT',NULL,'{"id":9,"person_id":10,"role":"head_designee","department_id":1,"since":"2026-11-02","until":"2027-05-03","granted_by_id":7}');
INSERT INTO "audit" VALUES(30,27,'membership','10','INSERT',NULL,'{"id":10,"person_id":13,"role":"administrator","department_id":2,"since":"2026-11-02","until":"2027-05-03","granted_by_id":12}');
INSERT INTO "audit" VALUES(31,28,'membership','11','INSERT',NULL,'{"id":11,"person_id":13,"role":"administrator","department_id":3,"since":"2026-11-02","until":"2027-05-03","granted_by_id":12}');
INSERT INTO "audit" VALUES(32,29,'platform_request','1','INSERT',NULL,'{"id":1,"department_id":1,"name":"Bluesky","host":"bsky.app","reason":"Many read it","state":"open","requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"decision":"","version":1}');
INSERT INTO "audit" VALUES(33,30,'platform','1','INSERT',NULL,'{"id":1,"key":"bluesky","name":"Bluesky","host":"bsky.app"}');
INSERT INTO "audit" VALUES(34,30,'platform_request','1','UPDATE','{"id":1,"department_id":1,"name":"Bluesky","host":"bsky.app","reason":"Many read it","state":"open","requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"decision":"","version":1}','{"id":1,"department_id":1,"name":"Bluesky","host":"bsky.app","reason":"Many read it","state":"accepted","requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","decided_by_id":5,"decided_at":"2026-11-02T15:00:00.000Z","decision":"Good","version":2}');
INSERT INTO "audit" VALUES(35,31,'account','1','INSERT',NULL,'{"id":1,"department_id":3,"email":"","email_key":"","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"draft","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":13,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":13,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":1}');
INSERT INTO "audit" VALUES(36,31,'account_administrator','1','INSERT',NULL,'{"id":1,"account_id":1,"person_id":13}');
INSERT INTO "audit" VALUES(37,31,'file','8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd','INSERT',NULL,'{"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","size":72}');
INSERT INTO "audit" VALUES(38,31,'evidence','1','INSERT',NULL,'{"id":1,"account_id":1,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","filename":"5fee7a053aa8771d8d8400fbe8c7eb0324a3e8e1755ba444a03568097a7803b9","kind":"image/png","added_by_id":13,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(39,32,'account','1','UPDATE','{"id":1,"department_id":3,"email":"","email_key":"","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"draft","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":13,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":13,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":1}','{"id":1,"department_id":3,"email":"","email_key":"","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"waiting_email","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":13,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":13,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":2}');
INSERT INTO "audit" VALUES(40,32,'email_request','1','INSERT',NULL,'{"id":1,"department_id":3,"wish":"parks@cityofpittsfield.org","state":"open","requested_by_id":13,"requested_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"decision":"","version":1}');
INSERT INTO "audit" VALUES(41,33,'account','2','INSERT',NULL,'{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"draft","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":8,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":1}');
INSERT INTO "audit" VALUES(42,33,'account_administrator','2','INSERT',NULL,'{"id":2,"account_id":2,"person_id":8}');
INSERT INTO "audit" VALUES(43,33,'evidence','2','INSERT',NULL,'{"id":2,"account_id":2,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","filename":"5fee7a053aa8771d8d8400fbe8c7eb0324a3e8e1755ba444a03568097a7803b9","kind":"image/png","added_by_id":8,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(44,34,'account','2','UPDATE','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"draft","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":8,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":1}','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"submitted","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":8,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":8,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":2}');
INSERT INTO "audit" VALUES(45,35,'account','2','UPDATE','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"submitted","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":8,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":8,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":2}','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"approved","state_since":"2026-11-02T15:00:00.000Z","state_reason":"Good","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":8,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":8,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":3,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":null,"recorded_at":null,"live_at":null,"version":3}');
INSERT INTO "audit" VALUES(46,36,'account','2','UPDATE','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"approved","state_since":"2026-11-02T15:00:00.000Z","state_reason":"Good","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":8,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":8,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":3,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":null,"recorded_at":null,"live_at":null,"version":3}','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"approved","state_since":"2026-11-02T15:00:00.000Z","state_reason":"Good","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":8,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":8,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":8,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":3,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":null,"recorded_at":null,"live_at":null,"version":4}');
INSERT INTO "audit" VALUES(47,36,'transfer','1','INSERT',NULL,'{"id":1,"account_id":2,"from_department_id":1,"to_department_id":2,"reason":"Merged","state":"offered","offered_by_id":7,"offered_at":"2026-11-02T15:00:00.000Z","agreed_by_id":null,"agreed_at":null,"decided_by_id":null,"decided_at":null,"decision":"","version":1}');
INSERT INTO "audit" VALUES(48,37,'acknowledgement','1','INSERT',NULL,'{"id":1,"person_id":11,"policy_version_id":1,"at":"2026-11-02T15:00:00.000Z"}');
CREATE TABLE department (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(200) NOT NULL, 
	name_key VARCHAR(600) NOT NULL, 
	email VARCHAR(254), 
	email_key VARCHAR(254), 
	head_id INTEGER, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT fk_department_head_id_person FOREIGN KEY(head_id) REFERENCES person (id), 
	CONSTRAINT uq_department_email_key UNIQUE (email_key), 
	CONSTRAINT uq_department_name_key UNIQUE (name_key)
);
INSERT INTO "department" VALUES(1,'RSVP','rsvp','RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org',7,1);
INSERT INTO "department" VALUES(2,'Library','library','library@cityofpittsfield.org','library@cityofpittsfield.org',12,1);
INSERT INTO "department" VALUES(3,'Parks','parks',NULL,NULL,12,1);
INSERT INTO "department" VALUES(4,'Mayor''s Office','mayor''s office','mayor@cityofpittsfield.org','mayor@cityofpittsfield.org',3,1);
CREATE TABLE email_request (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	department_id INTEGER NOT NULL, 
	wish VARCHAR(254) DEFAULT '' NOT NULL, 
	state VARCHAR(20) DEFAULT 'open' NOT NULL, 
	requested_by_id INTEGER NOT NULL, 
	requested_at VARCHAR(24) NOT NULL, 
	decided_by_id INTEGER, 
	decided_at VARCHAR(24), 
	decision TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT ck_email_request_state CHECK (state IN ('open', 'supplied', 'turned_away')), 
	CONSTRAINT fk_email_request_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id), 
	CONSTRAINT fk_email_request_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_email_request_requested_by_id_person FOREIGN KEY(requested_by_id) REFERENCES person (id)
);
INSERT INTO "email_request" VALUES(1,3,'parks@cityofpittsfield.org','open',13,'2026-11-02T15:00:00.000Z',NULL,NULL,'',1);
CREATE TABLE evidence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	filename VARCHAR(255) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	added_by_id INTEGER NOT NULL, 
	added_at VARCHAR(24) NOT NULL, 
	CONSTRAINT fk_evidence_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_evidence_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES person (id), 
	CONSTRAINT fk_evidence_sha256_file FOREIGN KEY(sha256) REFERENCES file (sha256)
);
INSERT INTO "evidence" VALUES(1,1,'8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd','page.png','image/png',13,'2026-11-02T15:00:00.000Z');
INSERT INTO "evidence" VALUES(2,2,'8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd','page.png','image/png',8,'2026-11-02T15:00:00.000Z');
CREATE TABLE file (
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_file PRIMARY KEY (sha256), 
	CONSTRAINT ck_file_size CHECK (size <= 52428800 AND size = length(data))
);
INSERT INTO "file" VALUES('8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd',72,X'89504E470D0A1A0A00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE installation (
	id INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	oldest_writer VARCHAR(20) NOT NULL, 
	review_days INTEGER NOT NULL, 
	created_at VARCHAR(24) NOT NULL, 
	CONSTRAINT pk_installation PRIMARY KEY (id), 
	CONSTRAINT ck_installation_one_row CHECK (id = 1), 
	CONSTRAINT ck_installation_kind CHECK (kind IN ('city', 'try-out'))
);
INSERT INTO "installation" VALUES(1,'city','0.1.0',180,'2026-11-02T15:00:00.000Z');
CREATE TABLE membership (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	department_id INTEGER, 
	since DATE NOT NULL, 
	until DATE, 
	granted_by_id INTEGER, 
	CONSTRAINT ck_membership_ends_after_it_begins CHECK (until IS NULL OR until >= since), 
	CONSTRAINT fk_membership_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_membership_granted_by_id_person FOREIGN KEY(granted_by_id) REFERENCES person (id), 
	CONSTRAINT fk_membership_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "membership" VALUES(1,1,'it',NULL,'2026-11-02',NULL,NULL);
INSERT INTO "membership" VALUES(2,2,'it',NULL,'2026-11-02',NULL,1);
INSERT INTO "membership" VALUES(3,3,'mayor',NULL,'2026-11-02',NULL,1);
INSERT INTO "membership" VALUES(4,5,'personnel',NULL,'2026-11-02',NULL,1);
INSERT INTO "membership" VALUES(5,6,'personnel',NULL,'2026-11-02',NULL,1);
INSERT INTO "membership" VALUES(6,4,'mayor_designee',NULL,'2026-11-02','2027-05-03',3);
INSERT INTO "membership" VALUES(7,8,'administrator',1,'2026-11-02','2027-05-03',7);
INSERT INTO "membership" VALUES(8,9,'administrator',1,'2026-11-02','2027-05-03',7);
INSERT INTO "membership" VALUES(9,10,'head_designee',1,'2026-11-02','2027-05-03',7);
INSERT INTO "membership" VALUES(10,13,'administrator',2,'2026-11-02','2027-05-03',12);
INSERT INTO "membership" VALUES(11,13,'administrator',3,'2026-11-02','2027-05-03',12);
CREATE TABLE open_act (one INTEGER PRIMARY KEY CHECK (one = 1), act_id INTEGER REFERENCES act (id));
INSERT INTO "open_act" VALUES(1,NULL);
CREATE TABLE person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	login VARCHAR(100) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	supervisor_id INTEGER, 
	active BOOLEAN DEFAULT true NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT fk_person_supervisor_id_person FOREIGN KEY(supervisor_id) REFERENCES person (id), 
	CONSTRAINT uq_person_login UNIQUE (login)
);
INSERT INTO "person" VALUES(1,'lee','Lee Woods','lee.woods@cityofpittsfield.org',NULL,1,2);
INSERT INTO "person" VALUES(2,'ivy','Ivy Stone','ivy.stone@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(3,'max','Max Miller','max.miller@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(4,'dot','Dot Dunn','dot.dunn@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(5,'pat','Pat Poole','pat.poole@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(6,'pam','Pam Price','pam.price@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(7,'hal','Hal Hart','hal.hart@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(8,'ada','Ada Adams','ada.adams@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(9,'abe','Abe Allen','abe.allen@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(10,'deb','Deb Dean','deb.dean@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(11,'eve','Eve East','eve.east@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(12,'hope','Hope Hill','hope.hill@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(13,'lou','Lou Lang','lou.lang@cityofpittsfield.org',NULL,1,1);
CREATE TABLE platform (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" VARCHAR(40) NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	host VARCHAR(253) NOT NULL, 
	CONSTRAINT uq_platform_host UNIQUE (host), 
	CONSTRAINT uq_platform_key UNIQUE ("key")
);
INSERT INTO "platform" VALUES(1,'bluesky','Bluesky','bsky.app');
CREATE TABLE platform_request (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	department_id INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	host VARCHAR(253) NOT NULL, 
	reason TEXT NOT NULL, 
	state VARCHAR(20) DEFAULT 'open' NOT NULL, 
	requested_by_id INTEGER NOT NULL, 
	requested_at VARCHAR(24) NOT NULL, 
	decided_by_id INTEGER, 
	decided_at VARCHAR(24), 
	decision TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT ck_platform_request_state CHECK (state IN ('open', 'accepted', 'declined')), 
	CONSTRAINT fk_platform_request_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id), 
	CONSTRAINT fk_platform_request_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_platform_request_requested_by_id_person FOREIGN KEY(requested_by_id) REFERENCES person (id)
);
INSERT INTO "platform_request" VALUES(1,1,'Bluesky','bsky.app','Many read it','accepted',8,'2026-11-02T15:00:00.000Z',5,'2026-11-02T15:00:00.000Z','Good',2);
CREATE TABLE policy_version (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	signatories TEXT NOT NULL, 
	effective_on DATE, 
	entered_at VARCHAR(24) NOT NULL
);
INSERT INTO "policy_version" VALUES(1,'City of Pittsfield Social Media Policy','e3a058100e7fb91ea7ad521c29ff94ed71194518bfb891ee2ed455e4cfe73006','Michael Taylor, Director of Personnel
Linda M. Tyer, Mayor',NULL,'2026-11-02T15:00:00.000Z');
CREATE TABLE transfer (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	from_department_id INTEGER NOT NULL, 
	to_department_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	offered_by_id INTEGER NOT NULL, 
	offered_at VARCHAR(24) NOT NULL, 
	agreed_by_id INTEGER, 
	agreed_at VARCHAR(24), 
	decided_by_id INTEGER, 
	decided_at VARCHAR(24), 
	decision TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT ck_transfer_state CHECK (state IN ('offered', 'agreed', 'approved', 'declined', 'denied', 'withdrawn')), 
	CONSTRAINT fk_transfer_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_transfer_agreed_by_id_person FOREIGN KEY(agreed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_transfer_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id), 
	CONSTRAINT fk_transfer_from_department_id_department FOREIGN KEY(from_department_id) REFERENCES department (id), 
	CONSTRAINT fk_transfer_offered_by_id_person FOREIGN KEY(offered_by_id) REFERENCES person (id), 
	CONSTRAINT fk_transfer_to_department_id_department FOREIGN KEY(to_department_id) REFERENCES department (id)
);
INSERT INTO "transfer" VALUES(1,2,1,2,'Merged','offered',7,'2026-11-02T15:00:00.000Z',NULL,NULL,NULL,NULL,'',1);
CREATE UNIQUE INDEX uq_acknowledgement_person_version ON acknowledgement (person_id, policy_version_id);
CREATE INDEX ix_act_subject ON act (subject, subject_id, id);
CREATE INDEX ix_account_search ON account (department_id, handle_key, id, search_key, state, exists_already, platform);
CREATE UNIQUE INDEX uq_account_handle ON account (department_id, platform, handle_key) WHERE state <> 'archived';
CREATE UNIQUE INDEX uq_account_page ON account (page_key) WHERE state <> 'archived';
CREATE INDEX ix_audit_act ON audit (act_id, id);
CREATE INDEX ix_audit_entity ON audit (entity, entity_id, id);
CREATE INDEX ix_email_request_department_id ON email_request (department_id);
CREATE UNIQUE INDEX uq_email_request_open ON email_request (department_id) WHERE state = 'open';
CREATE INDEX ix_membership_department_id ON membership (department_id);
CREATE INDEX ix_membership_person_id ON membership (person_id);
CREATE INDEX ix_platform_request_department_id ON platform_request (department_id);
CREATE INDEX ix_account_administrator_person_id ON account_administrator (person_id);
CREATE UNIQUE INDEX uq_account_administrator_pair ON account_administrator (account_id, person_id);
CREATE INDEX ix_evidence_account_id ON evidence (account_id);
CREATE UNIQUE INDEX uq_evidence_pair ON evidence (account_id, sha256);
CREATE INDEX ix_transfer_account_id ON transfer (account_id);
CREATE UNIQUE INDEX uq_transfer_open ON transfer (account_id) WHERE state IN ('offered', 'agreed');
CREATE INDEX ix_account_by_platform ON account (platform, id, state, department_id, exists_already);
CREATE INDEX ix_account_by_handle ON account (handle_key, id, state, department_id, platform, exists_already);
CREATE INDEX ix_account_by_email ON account (email_key, id, state, department_id, platform, exists_already);
CREATE INDEX ix_account_by_state ON account (state, id, department_id, platform, exists_already);
CREATE INDEX ix_account_by_business_page ON account (business_page, id, state, department_id, platform, exists_already);
CREATE INDEX ix_account_by_custody ON account (custody, id, state, department_id, platform, exists_already);
CREATE INDEX ix_account_by_next_review ON account (next_review, id, state, department_id, platform, exists_already);
CREATE INDEX ix_account_words ON account (search_key, state, department_id, platform, exists_already, id);
CREATE INDEX ix_account_list ON account (state, department_id, platform, exists_already, handle_key, email_key, business_page, custody, next_review, placement_answer, waiver_answer, state_since, requested_by_id, submitted_by_id, id);
CREATE TRIGGER audit_file_insert AFTER INSERT ON file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'file', NEW.sha256, 'INSERT', NULL, json_object('sha256', NEW.sha256, 'size', NEW.size)); END;
CREATE TRIGGER audit_file_update AFTER UPDATE ON file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'file', NEW.sha256, 'UPDATE', json_object('sha256', OLD.sha256, 'size', OLD.size), json_object('sha256', NEW.sha256, 'size', NEW.size)); END;
CREATE TRIGGER audit_file_delete AFTER DELETE ON file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'file', OLD.sha256, 'DELETE', json_object('sha256', OLD.sha256, 'size', OLD.size), NULL); END;
CREATE TRIGGER audit_installation_insert AFTER INSERT ON installation BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'installation', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'kind', NEW.kind, 'oldest_writer', NEW.oldest_writer, 'review_days', NEW.review_days, 'created_at', NEW.created_at)); END;
CREATE TRIGGER audit_installation_update AFTER UPDATE ON installation BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'installation', NEW.id, 'UPDATE', json_object('id', OLD.id, 'kind', OLD.kind, 'oldest_writer', OLD.oldest_writer, 'review_days', OLD.review_days, 'created_at', OLD.created_at), json_object('id', NEW.id, 'kind', NEW.kind, 'oldest_writer', NEW.oldest_writer, 'review_days', NEW.review_days, 'created_at', NEW.created_at)); END;
CREATE TRIGGER audit_installation_delete AFTER DELETE ON installation BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'installation', OLD.id, 'DELETE', json_object('id', OLD.id, 'kind', OLD.kind, 'oldest_writer', OLD.oldest_writer, 'review_days', OLD.review_days, 'created_at', OLD.created_at), NULL); END;
CREATE TRIGGER audit_person_insert AFTER INSERT ON person BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'person', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'login', NEW.login, 'name', NEW.name, 'email', NEW.email, 'supervisor_id', NEW.supervisor_id, 'active', json(CASE NEW.active WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'version', NEW.version)); END;
CREATE TRIGGER audit_person_update AFTER UPDATE ON person BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'person', NEW.id, 'UPDATE', json_object('id', OLD.id, 'login', OLD.login, 'name', OLD.name, 'email', OLD.email, 'supervisor_id', OLD.supervisor_id, 'active', json(CASE OLD.active WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'version', OLD.version), json_object('id', NEW.id, 'login', NEW.login, 'name', NEW.name, 'email', NEW.email, 'supervisor_id', NEW.supervisor_id, 'active', json(CASE NEW.active WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'version', NEW.version)); END;
CREATE TRIGGER audit_person_delete AFTER DELETE ON person BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'person', OLD.id, 'DELETE', json_object('id', OLD.id, 'login', OLD.login, 'name', OLD.name, 'email', OLD.email, 'supervisor_id', OLD.supervisor_id, 'active', json(CASE OLD.active WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'version', OLD.version), NULL); END;
CREATE TRIGGER audit_platform_insert AFTER INSERT ON platform BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'platform', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'key', NEW.key, 'name', NEW.name, 'host', NEW.host)); END;
CREATE TRIGGER audit_platform_update AFTER UPDATE ON platform BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'platform', NEW.id, 'UPDATE', json_object('id', OLD.id, 'key', OLD.key, 'name', OLD.name, 'host', OLD.host), json_object('id', NEW.id, 'key', NEW.key, 'name', NEW.name, 'host', NEW.host)); END;
CREATE TRIGGER audit_platform_delete AFTER DELETE ON platform BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'platform', OLD.id, 'DELETE', json_object('id', OLD.id, 'key', OLD.key, 'name', OLD.name, 'host', OLD.host), NULL); END;
CREATE TRIGGER audit_policy_version_insert AFTER INSERT ON policy_version BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'policy_version', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'name', NEW.name, 'sha256', NEW.sha256, 'signatories', NEW.signatories, 'effective_on', NEW.effective_on, 'entered_at', NEW.entered_at)); END;
CREATE TRIGGER audit_policy_version_update AFTER UPDATE ON policy_version BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'policy_version', NEW.id, 'UPDATE', json_object('id', OLD.id, 'name', OLD.name, 'sha256', OLD.sha256, 'signatories', OLD.signatories, 'effective_on', OLD.effective_on, 'entered_at', OLD.entered_at), json_object('id', NEW.id, 'name', NEW.name, 'sha256', NEW.sha256, 'signatories', NEW.signatories, 'effective_on', NEW.effective_on, 'entered_at', NEW.entered_at)); END;
CREATE TRIGGER audit_policy_version_delete AFTER DELETE ON policy_version BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'policy_version', OLD.id, 'DELETE', json_object('id', OLD.id, 'name', OLD.name, 'sha256', OLD.sha256, 'signatories', OLD.signatories, 'effective_on', OLD.effective_on, 'entered_at', OLD.entered_at), NULL); END;
CREATE TRIGGER audit_acknowledgement_insert AFTER INSERT ON acknowledgement BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'acknowledgement', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'policy_version_id', NEW.policy_version_id, 'at', NEW.at)); END;
CREATE TRIGGER audit_acknowledgement_update AFTER UPDATE ON acknowledgement BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'acknowledgement', NEW.id, 'UPDATE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'policy_version_id', OLD.policy_version_id, 'at', OLD.at), json_object('id', NEW.id, 'person_id', NEW.person_id, 'policy_version_id', NEW.policy_version_id, 'at', NEW.at)); END;
CREATE TRIGGER audit_acknowledgement_delete AFTER DELETE ON acknowledgement BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'acknowledgement', OLD.id, 'DELETE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'policy_version_id', OLD.policy_version_id, 'at', OLD.at), NULL); END;
CREATE TRIGGER audit_department_insert AFTER INSERT ON department BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'department', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'name', NEW.name, 'name_key', NEW.name_key, 'email', NEW.email, 'email_key', NEW.email_key, 'head_id', NEW.head_id, 'version', NEW.version)); END;
CREATE TRIGGER audit_department_update AFTER UPDATE ON department BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'department', NEW.id, 'UPDATE', json_object('id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'email', OLD.email, 'email_key', OLD.email_key, 'head_id', OLD.head_id, 'version', OLD.version), json_object('id', NEW.id, 'name', NEW.name, 'name_key', NEW.name_key, 'email', NEW.email, 'email_key', NEW.email_key, 'head_id', NEW.head_id, 'version', NEW.version)); END;
CREATE TRIGGER audit_department_delete AFTER DELETE ON department BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'department', OLD.id, 'DELETE', json_object('id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'email', OLD.email, 'email_key', OLD.email_key, 'head_id', OLD.head_id, 'version', OLD.version), NULL); END;
CREATE TRIGGER audit_account_insert AFTER INSERT ON account BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'account', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'department_id', NEW.department_id, 'email', NEW.email, 'email_key', NEW.email_key, 'platform', NEW.platform, 'handle', NEW.handle, 'handle_key', NEW.handle_key, 'page_address', NEW.page_address, 'page_key', NEW.page_key, 'exists_already', json(CASE NEW.exists_already WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'state', NEW.state, 'state_since', NEW.state_since, 'state_reason', NEW.state_reason, 'suspended', json(CASE NEW.suspended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'purpose', NEW.purpose, 'audience', NEW.audience, 'business_page', json(CASE NEW.business_page WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'attested_by_id', NEW.attested_by_id, 'attested_at', NEW.attested_at, 'profile_text', NEW.profile_text, 'profile_disclaimer', json(CASE NEW.profile_disclaimer WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_link', json(CASE NEW.profile_link WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_checked_at', NEW.profile_checked_at, 'placement', NEW.placement, 'placement_note', NEW.placement_note, 'placement_answer', NEW.placement_answer, 'waiver_reason', NEW.waiver_reason, 'waiver_answer', NEW.waiver_answer, 'custody', NEW.custody, 'next_review', NEW.next_review, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'submitted_by_id', NEW.submitted_by_id, 'submitted_at', NEW.submitted_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'recorded_by_id', NEW.recorded_by_id, 'recorded_at', NEW.recorded_at, 'live_at', NEW.live_at, 'version', NEW.version)); END;
CREATE TRIGGER audit_account_update AFTER UPDATE ON account BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'account', NEW.id, 'UPDATE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'email', OLD.email, 'email_key', OLD.email_key, 'platform', OLD.platform, 'handle', OLD.handle, 'handle_key', OLD.handle_key, 'page_address', OLD.page_address, 'page_key', OLD.page_key, 'exists_already', json(CASE OLD.exists_already WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'state', OLD.state, 'state_since', OLD.state_since, 'state_reason', OLD.state_reason, 'suspended', json(CASE OLD.suspended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'purpose', OLD.purpose, 'audience', OLD.audience, 'business_page', json(CASE OLD.business_page WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'attested_by_id', OLD.attested_by_id, 'attested_at', OLD.attested_at, 'profile_text', OLD.profile_text, 'profile_disclaimer', json(CASE OLD.profile_disclaimer WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_link', json(CASE OLD.profile_link WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_checked_at', OLD.profile_checked_at, 'placement', OLD.placement, 'placement_note', OLD.placement_note, 'placement_answer', OLD.placement_answer, 'waiver_reason', OLD.waiver_reason, 'waiver_answer', OLD.waiver_answer, 'custody', OLD.custody, 'next_review', OLD.next_review, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'submitted_by_id', OLD.submitted_by_id, 'submitted_at', OLD.submitted_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'recorded_by_id', OLD.recorded_by_id, 'recorded_at', OLD.recorded_at, 'live_at', OLD.live_at, 'version', OLD.version), json_object('id', NEW.id, 'department_id', NEW.department_id, 'email', NEW.email, 'email_key', NEW.email_key, 'platform', NEW.platform, 'handle', NEW.handle, 'handle_key', NEW.handle_key, 'page_address', NEW.page_address, 'page_key', NEW.page_key, 'exists_already', json(CASE NEW.exists_already WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'state', NEW.state, 'state_since', NEW.state_since, 'state_reason', NEW.state_reason, 'suspended', json(CASE NEW.suspended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'purpose', NEW.purpose, 'audience', NEW.audience, 'business_page', json(CASE NEW.business_page WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'attested_by_id', NEW.attested_by_id, 'attested_at', NEW.attested_at, 'profile_text', NEW.profile_text, 'profile_disclaimer', json(CASE NEW.profile_disclaimer WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_link', json(CASE NEW.profile_link WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_checked_at', NEW.profile_checked_at, 'placement', NEW.placement, 'placement_note', NEW.placement_note, 'placement_answer', NEW.placement_answer, 'waiver_reason', NEW.waiver_reason, 'waiver_answer', NEW.waiver_answer, 'custody', NEW.custody, 'next_review', NEW.next_review, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'submitted_by_id', NEW.submitted_by_id, 'submitted_at', NEW.submitted_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'recorded_by_id', NEW.recorded_by_id, 'recorded_at', NEW.recorded_at, 'live_at', NEW.live_at, 'version', NEW.version)); END;
CREATE TRIGGER audit_account_delete AFTER DELETE ON account BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'account', OLD.id, 'DELETE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'email', OLD.email, 'email_key', OLD.email_key, 'platform', OLD.platform, 'handle', OLD.handle, 'handle_key', OLD.handle_key, 'page_address', OLD.page_address, 'page_key', OLD.page_key, 'exists_already', json(CASE OLD.exists_already WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'state', OLD.state, 'state_since', OLD.state_since, 'state_reason', OLD.state_reason, 'suspended', json(CASE OLD.suspended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'purpose', OLD.purpose, 'audience', OLD.audience, 'business_page', json(CASE OLD.business_page WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'attested_by_id', OLD.attested_by_id, 'attested_at', OLD.attested_at, 'profile_text', OLD.profile_text, 'profile_disclaimer', json(CASE OLD.profile_disclaimer WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_link', json(CASE OLD.profile_link WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_checked_at', OLD.profile_checked_at, 'placement', OLD.placement, 'placement_note', OLD.placement_note, 'placement_answer', OLD.placement_answer, 'waiver_reason', OLD.waiver_reason, 'waiver_answer', OLD.waiver_answer, 'custody', OLD.custody, 'next_review', OLD.next_review, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'submitted_by_id', OLD.submitted_by_id, 'submitted_at', OLD.submitted_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'recorded_by_id', OLD.recorded_by_id, 'recorded_at', OLD.recorded_at, 'live_at', OLD.live_at, 'version', OLD.version), NULL); END;
CREATE TRIGGER audit_email_request_insert AFTER INSERT ON email_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'email_request', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'department_id', NEW.department_id, 'wish', NEW.wish, 'state', NEW.state, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version)); END;
CREATE TRIGGER audit_email_request_update AFTER UPDATE ON email_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'email_request', NEW.id, 'UPDATE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'wish', OLD.wish, 'state', OLD.state, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), json_object('id', NEW.id, 'department_id', NEW.department_id, 'wish', NEW.wish, 'state', NEW.state, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version)); END;
CREATE TRIGGER audit_email_request_delete AFTER DELETE ON email_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'email_request', OLD.id, 'DELETE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'wish', OLD.wish, 'state', OLD.state, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), NULL); END;
CREATE TRIGGER audit_membership_insert AFTER INSERT ON membership BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'membership', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'role', NEW.role, 'department_id', NEW.department_id, 'since', NEW.since, 'until', NEW.until, 'granted_by_id', NEW.granted_by_id)); END;
CREATE TRIGGER audit_membership_update AFTER UPDATE ON membership BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'membership', NEW.id, 'UPDATE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'role', OLD.role, 'department_id', OLD.department_id, 'since', OLD.since, 'until', OLD.until, 'granted_by_id', OLD.granted_by_id), json_object('id', NEW.id, 'person_id', NEW.person_id, 'role', NEW.role, 'department_id', NEW.department_id, 'since', NEW.since, 'until', NEW.until, 'granted_by_id', NEW.granted_by_id)); END;
CREATE TRIGGER audit_membership_delete AFTER DELETE ON membership BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'membership', OLD.id, 'DELETE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'role', OLD.role, 'department_id', OLD.department_id, 'since', OLD.since, 'until', OLD.until, 'granted_by_id', OLD.granted_by_id), NULL); END;
CREATE TRIGGER audit_platform_request_insert AFTER INSERT ON platform_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'platform_request', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'department_id', NEW.department_id, 'name', NEW.name, 'host', NEW.host, 'reason', NEW.reason, 'state', NEW.state, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version)); END;
CREATE TRIGGER audit_platform_request_update AFTER UPDATE ON platform_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'platform_request', NEW.id, 'UPDATE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'name', OLD.name, 'host', OLD.host, 'reason', OLD.reason, 'state', OLD.state, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), json_object('id', NEW.id, 'department_id', NEW.department_id, 'name', NEW.name, 'host', NEW.host, 'reason', NEW.reason, 'state', NEW.state, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version)); END;
CREATE TRIGGER audit_platform_request_delete AFTER DELETE ON platform_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'platform_request', OLD.id, 'DELETE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'name', OLD.name, 'host', OLD.host, 'reason', OLD.reason, 'state', OLD.state, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), NULL); END;
CREATE TRIGGER audit_account_administrator_insert AFTER INSERT ON account_administrator BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'account_administrator', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id)); END;
CREATE TRIGGER audit_account_administrator_update AFTER UPDATE ON account_administrator BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'account_administrator', NEW.id, 'UPDATE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id), json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id)); END;
CREATE TRIGGER audit_account_administrator_delete AFTER DELETE ON account_administrator BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'account_administrator', OLD.id, 'DELETE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id), NULL); END;
CREATE TRIGGER audit_evidence_insert AFTER INSERT ON evidence BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'evidence', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'sha256', NEW.sha256, 'filename', sha256(NEW.filename), 'kind', NEW.kind, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at)); END;
CREATE TRIGGER audit_evidence_update AFTER UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'evidence', NEW.id, 'UPDATE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'sha256', OLD.sha256, 'filename', sha256(OLD.filename), 'kind', OLD.kind, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), json_object('id', NEW.id, 'account_id', NEW.account_id, 'sha256', NEW.sha256, 'filename', sha256(NEW.filename), 'kind', NEW.kind, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at)); END;
CREATE TRIGGER audit_evidence_delete AFTER DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'evidence', OLD.id, 'DELETE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'sha256', OLD.sha256, 'filename', sha256(OLD.filename), 'kind', OLD.kind, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), NULL); END;
CREATE TRIGGER audit_transfer_insert AFTER INSERT ON transfer BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'transfer', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'from_department_id', NEW.from_department_id, 'to_department_id', NEW.to_department_id, 'reason', NEW.reason, 'state', NEW.state, 'offered_by_id', NEW.offered_by_id, 'offered_at', NEW.offered_at, 'agreed_by_id', NEW.agreed_by_id, 'agreed_at', NEW.agreed_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version)); END;
CREATE TRIGGER audit_transfer_update AFTER UPDATE ON transfer BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'transfer', NEW.id, 'UPDATE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'from_department_id', OLD.from_department_id, 'to_department_id', OLD.to_department_id, 'reason', OLD.reason, 'state', OLD.state, 'offered_by_id', OLD.offered_by_id, 'offered_at', OLD.offered_at, 'agreed_by_id', OLD.agreed_by_id, 'agreed_at', OLD.agreed_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), json_object('id', NEW.id, 'account_id', NEW.account_id, 'from_department_id', NEW.from_department_id, 'to_department_id', NEW.to_department_id, 'reason', NEW.reason, 'state', NEW.state, 'offered_by_id', NEW.offered_by_id, 'offered_at', NEW.offered_at, 'agreed_by_id', NEW.agreed_by_id, 'agreed_at', NEW.agreed_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version)); END;
CREATE TRIGGER audit_transfer_delete AFTER DELETE ON transfer BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') WHERE (SELECT act_id FROM open_act) IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) VALUES ((SELECT act_id FROM open_act), 'transfer', OLD.id, 'DELETE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'from_department_id', OLD.from_department_id, 'to_department_id', OLD.to_department_id, 'reason', OLD.reason, 'state', OLD.state, 'offered_by_id', OLD.offered_by_id, 'offered_at', OLD.offered_at, 'agreed_by_id', OLD.agreed_by_id, 'agreed_at', OLD.agreed_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), NULL); END;
CREATE TRIGGER keep_act_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'pittadmin: act only grows'); END;
CREATE TRIGGER keep_act_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'pittadmin: act only grows'); END;
CREATE TRIGGER keep_act_insert BEFORE INSERT ON act WHEN EXISTS (SELECT 1 FROM act WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: act only grows'); END;
CREATE TRIGGER keep_audit_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'pittadmin: audit only grows'); END;
CREATE TRIGGER keep_audit_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'pittadmin: audit only grows'); END;
CREATE TRIGGER keep_audit_insert BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: audit only grows'); END;
CREATE TRIGGER file_is_its_hash_insert BEFORE INSERT ON file WHEN sha256(NEW.data) <> NEW.sha256 BEGIN SELECT RAISE(ABORT, 'pittadmin: the file is not what its hash says'); END;
CREATE TRIGGER file_is_its_hash_update BEFORE UPDATE ON file WHEN sha256(NEW.data) <> NEW.sha256 BEGIN SELECT RAISE(ABORT, 'pittadmin: the file is not what its hash says'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('act',37);
INSERT INTO "sqlite_sequence" VALUES('audit',48);
INSERT INTO "sqlite_sequence" VALUES('policy_version',1);
INSERT INTO "sqlite_sequence" VALUES('person',13);
INSERT INTO "sqlite_sequence" VALUES('membership',11);
INSERT INTO "sqlite_sequence" VALUES('department',4);
INSERT INTO "sqlite_sequence" VALUES('platform_request',1);
INSERT INTO "sqlite_sequence" VALUES('platform',1);
INSERT INTO "sqlite_sequence" VALUES('account',2);
INSERT INTO "sqlite_sequence" VALUES('account_administrator',2);
INSERT INTO "sqlite_sequence" VALUES('evidence',2);
INSERT INTO "sqlite_sequence" VALUES('email_request',1);
INSERT INTO "sqlite_sequence" VALUES('transfer',1);
INSERT INTO "sqlite_sequence" VALUES('acknowledgement',1);
COMMIT;
