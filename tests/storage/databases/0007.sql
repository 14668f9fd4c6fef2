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
INSERT INTO "account" VALUES(1,3,'','','facebook','PittsfieldRSVP','pittsfieldrsvp','',NULL,0,'waiting_email','2026-11-02T15:00:00.000Z','',0,'Tells volunteers where they are needed','',1,14,'2026-11-02T15:00:00.000Z','',0,0,NULL,'pinned_post','','asked','','none','none',NULL,14,'2026-11-02T15:00:00.000Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'pittsfieldrsvp  ',2);
INSERT INTO "account" VALUES(2,1,'RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org','facebook','PittsfieldRSVP','pittsfieldrsvp','',NULL,0,'approved','2026-11-02T15:00:00.000Z','Good',0,'Tells volunteers where they are needed','é “quoted” <b>😀</b>',1,9,'2026-11-02T15:00:00.000Z','',0,0,NULL,'pinned_post','','asked','','none','none',NULL,9,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z',2,'2026-11-02T15:00:00.000Z',NULL,NULL,NULL,'pittsfieldrsvp rsvp@cityofpittsfield.org ',4);
INSERT INTO "account" VALUES(3,1,'RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org','facebook','LiveRSVP','liversvp','https://facebook.com/PittsfieldRSVP','facebook.com/pittsfieldrsvp',0,'live','2026-11-02T15:00:00.000Z','',0,'Tells volunteers where they are needed','',1,9,'2026-11-02T15:00:00.000Z','A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org',1,1,NULL,'profile','','none','','none','received',NULL,9,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z',2,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z','2026-11-02T15:00:00.000Z','liversvp rsvp@cityofpittsfield.org https://facebook.com/pittsfieldrsvp',1);
INSERT INTO "account" VALUES(4,1,'RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org','x','LiveRSVP','liversvp','https://x.com/PittsfieldRSVP','x.com/pittsfieldrsvp',0,'live','2026-11-02T15:00:00.000Z','',0,'Tells volunteers where they are needed','',1,9,'2026-11-02T15:00:00.000Z','A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org',1,1,NULL,'profile','','none','','none','received',NULL,9,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z',2,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z','2026-11-02T15:00:00.000Z','liversvp rsvp@cityofpittsfield.org https://x.com/pittsfieldrsvp',1);
INSERT INTO "account" VALUES(5,1,'RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org','x','Kept','kept','https://linkedin.com/company/Kept','kept',0,'live','2026-11-02T15:00:00.000Z','',0,'Tells volunteers where they are needed','',1,9,'2026-11-02T15:00:00.000Z','A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org',1,1,NULL,'profile','','none','','none','received',NULL,9,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z',2,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z','2026-11-02T15:00:00.000Z','kept rsvp@cityofpittsfield.org https://linkedin.com/company/kept',1);
INSERT INTO "account" VALUES(6,1,'RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org','linkedin','Roles','roles','https://linkedin.com/company/Roles','roles',0,'live','2026-11-02T15:00:00.000Z','',0,'Tells volunteers where they are needed','',1,9,'2026-11-02T15:00:00.000Z','A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org',1,1,NULL,'profile','','none','','none','none',NULL,9,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z',2,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z','2026-11-02T15:00:00.000Z','roles rsvp@cityofpittsfield.org https://linkedin.com/company/roles',1);
INSERT INTO "account" VALUES(7,1,'RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org','linkedin','Looked at','looked at','https://linkedin.com/company/Looked at','looked',0,'live','2026-11-02T15:00:00.000Z','',0,'Tells volunteers where they are needed','',1,9,'2026-11-02T15:00:00.000Z','A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org',1,1,NULL,'profile','','none','','none','received',NULL,9,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z',2,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z','2026-11-02T15:00:00.000Z','looked at rsvp@cityofpittsfield.org https://linkedin.com/company/looked at',1);
INSERT INTO "account" VALUES(8,1,'RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org','linkedin','Reported','reported','https://linkedin.com/company/Reported','linkedin.com/company/reported',0,'live','2026-11-02T15:00:00.000Z','',0,'Tells volunteers where they are needed','',1,9,'2026-11-02T15:00:00.000Z','A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org',1,1,NULL,'profile','','none','','none','received',NULL,9,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z',2,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z','2026-11-02T15:00:00.000Z','reported rsvp@cityofpittsfield.org https://linkedin.com/company/reported',1);
CREATE TABLE account_administrator (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT fk_account_administrator_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_account_administrator_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "account_administrator" VALUES(1,1,14);
INSERT INTO "account_administrator" VALUES(2,2,9);
INSERT INTO "account_administrator" VALUES(3,3,9);
INSERT INTO "account_administrator" VALUES(4,4,9);
INSERT INTO "account_administrator" VALUES(5,5,9);
INSERT INTO "account_administrator" VALUES(6,6,9);
INSERT INTO "account_administrator" VALUES(7,7,9);
INSERT INTO "account_administrator" VALUES(8,8,9);
CREATE TABLE acknowledgement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	policy_version_id INTEGER NOT NULL, 
	at VARCHAR(24) NOT NULL, 
	CONSTRAINT fk_acknowledgement_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_acknowledgement_policy_version_id_policy_version FOREIGN KEY(policy_version_id) REFERENCES policy_version (id)
);
INSERT INTO "acknowledgement" VALUES(1,12,1,'2026-11-02T15:00:00.000Z');
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
INSERT INTO "act" VALUES(2,'2026-11-02T15:00:00.000Z','lee',1,'lee','it','keep_people','R49',1,'person',2,'');
INSERT INTO "act" VALUES(3,'2026-11-02T15:00:00.000Z','lee',1,'lee','it','keep_people','R49',1,'person',1,'');
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
INSERT INTO "act" VALUES(15,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',14,'');
INSERT INTO "act" VALUES(16,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',15,'');
INSERT INTO "act" VALUES(17,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'department',1,'');
INSERT INTO "act" VALUES(18,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'department',2,'');
INSERT INTO "act" VALUES(19,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'department',3,'');
INSERT INTO "act" VALUES(20,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'department',4,'');
INSERT INTO "act" VALUES(21,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',3,'IT');
INSERT INTO "act" VALUES(22,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',2,'Mayor');
INSERT INTO "act" VALUES(23,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',5,'Personnel');
INSERT INTO "act" VALUES(24,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',6,'Personnel');
INSERT INTO "act" VALUES(25,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'person',7,'Director of Personnel');
INSERT INTO "act" VALUES(26,'2026-11-02T15:00:00.000Z','max',2,'Max Miller','mayor','appoint_designee','R4',1,'person',4,'Mayor''s designee');
INSERT INTO "act" VALUES(27,'2026-11-02T15:00:00.000Z','hal',8,'Hal Hart','head','delegate','R56',1,'person',9,'Page administrator');
INSERT INTO "act" VALUES(28,'2026-11-02T15:00:00.000Z','hal',8,'Hal Hart','head','delegate','R56',1,'person',10,'Page administrator');
INSERT INTO "act" VALUES(29,'2026-11-02T15:00:00.000Z','hal',8,'Hal Hart','head','delegate','R56',1,'person',11,'Head''s designee');
INSERT INTO "act" VALUES(30,'2026-11-02T15:00:00.000Z','hal',8,'Hal Hart','head','authorize_photographer','R27',1,'person',15,'Photographer');
INSERT INTO "act" VALUES(31,'2026-11-02T15:00:00.000Z','hope',13,'Hope Hill','head','delegate','R56',1,'person',14,'Page administrator');
INSERT INTO "act" VALUES(32,'2026-11-02T15:00:00.000Z','hope',13,'Hope Hill','head','delegate','R56',1,'person',14,'Page administrator');
INSERT INTO "act" VALUES(33,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','request_platform','R13',1,'platform_request',1,'');
INSERT INTO "act" VALUES(34,'2026-11-02T15:00:00.000Z','pat',5,'Pat Poole','personnel','accept_platform','R13',1,'platform_request',1,'Good');
INSERT INTO "act" VALUES(35,'2026-11-02T15:00:00.000Z','lou',14,'Lou Lang','administrator','request_account','R4',1,'account',1,'');
INSERT INTO "act" VALUES(36,'2026-11-02T15:00:00.000Z','lou',14,'Lou Lang','administrator','request_email','R15',1,'account',1,'');
INSERT INTO "act" VALUES(37,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','request_account','R4',1,'account',2,'');
INSERT INTO "act" VALUES(38,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','submit_account','R4',1,'account',2,'');
INSERT INTO "act" VALUES(39,'2026-11-02T15:00:00.000Z','max',2,'Max Miller','mayor','approve_account','R4',1,'account',2,'Good');
INSERT INTO "act" VALUES(40,'2026-11-02T15:00:00.000Z','hal',8,'Hal Hart','head','offer_transfer','R5',1,'account',2,'Merged');
INSERT INTO "act" VALUES(41,'2026-11-02T15:00:00.000Z','eve',12,'Eve East','employee','acknowledge_policy','R11',1,'policy_version',1,'');
INSERT INTO "act" VALUES(42,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'preparation',NULL,'');
INSERT INTO "act" VALUES(43,'2026-11-02T15:00:00.000Z','pam',6,'Pam Price','personnel','publish_pack','R34',1,'rule_pack',1,'Tests');
INSERT INTO "act" VALUES(44,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'preparation',NULL,'');
INSERT INTO "act" VALUES(45,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'preparation',NULL,'');
INSERT INTO "act" VALUES(46,'2026-11-02T15:00:00.000Z','pat',5,'Pat Poole','personnel','keep_facts','R31',1,'city_fact',1,'Published number: 413-555-0100');
INSERT INTO "act" VALUES(47,'2026-11-02T15:00:00.000Z','pat',5,'Pat Poole','personnel','keep_seals','R26',1,'official_seal',1,'City seal, é “blue”');
INSERT INTO "act" VALUES(48,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','write_draft','R56',1,'draft',1,'');
INSERT INTO "act" VALUES(49,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','edit_draft','R56',1,'draft',1,'Pictures or videos added: 1');
INSERT INTO "act" VALUES(50,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','ask_personnel','R53',1,'draft',1,'');
INSERT INTO "act" VALUES(51,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','write_draft','R56',1,'draft',2,'');
INSERT INTO "act" VALUES(52,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','send_draft','R32',1,'draft',2,'');
INSERT INTO "act" VALUES(53,'2026-11-02T15:00:00.000Z','hal',8,'Hal Hart','head','approve_draft','R32',1,'draft',2,'');
INSERT INTO "act" VALUES(54,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','mark_posted','R61',1,'draft',2,'https://facebook.com/PittsfieldRSVP/posts/2');
INSERT INTO "act" VALUES(55,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','mark_posted','R61',1,'draft',2,'https://x.com/PittsfieldRSVP/status/2');
INSERT INTO "act" VALUES(56,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','seal_record','R9',1,'removed_record',1,'');
INSERT INTO "act" VALUES(57,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','complete_record','R9',1,'removed_record',1,'');
INSERT INTO "act" VALUES(58,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','place_hold','R9',1,'removed_record',1,'');
INSERT INTO "act" VALUES(59,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','lift_hold','R9',1,'removed_record',1,'It is over');
INSERT INTO "act" VALUES(60,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','set_retention','R9',1,'retention',NULL,'1 years, Series 1.2');
INSERT INTO "act" VALUES(61,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','keep_records_request','R9',1,'records_request',1,'');
INSERT INTO "act" VALUES(62,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','keep_records_request','R9',1,'records_request',1,'');
INSERT INTO "act" VALUES(63,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','seal_record','R9',1,'removed_record',2,'');
INSERT INTO "act" VALUES(64,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','dispose_record','R9',1,'removed_record',2,'RMU-2');
INSERT INTO "act" VALUES(65,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','found_custody','R22',1,'device_directory',1,'');
INSERT INTO "act" VALUES(66,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','ask_enrolment','R22',1,'device',2,'ADA-PC');
INSERT INTO "act" VALUES(67,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','sign_directory','R22',1,'device_directory',2,'');
INSERT INTO "act" VALUES(68,'2026-11-02T15:00:00.000Z','abe',10,'Abe Allen','administrator','ask_enrolment','R22',1,'device',3,'ABE-PC');
INSERT INTO "act" VALUES(69,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','sign_directory','R22',1,'device_directory',3,'');
INSERT INTO "act" VALUES(70,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'preparation',NULL,'');
INSERT INTO "act" VALUES(71,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','hand_over_secret','R21',1,'account',5,'');
INSERT INTO "act" VALUES(72,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','receive_secret','R21',1,'account',5,'');
INSERT INTO "act" VALUES(73,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'preparation',NULL,'');
INSERT INTO "act" VALUES(74,'2026-11-02T15:00:00.000Z','ada',9,'Ada Adams','administrator','keep_page_roles','R22',1,'account',6,'Ada Adams');
INSERT INTO "act" VALUES(75,'2026-11-02T15:00:00.000Z','ivy',3,'Ivy Stone','it','begin_leaver','R49',1,'person',10,'é “quoted” <b>😀</b>');
INSERT INTO "act" VALUES(76,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'preparation',NULL,'');
INSERT INTO "act" VALUES(77,'2026-11-02T15:00:00.000Z','hal',8,'Hal Hart','head','monitor_account','R7',1,'account',7,'');
INSERT INTO "act" VALUES(78,'2026-11-02T15:00:00.000Z','lee',1,'Lee Woods','it','keep_people','R49',1,'preparation',NULL,'');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
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
INSERT INTO "audit" VALUES(1,1,'installation','1','INSERT',NULL,'{"id":1,"kind":"city","oldest_writer":"0.1.0","review_days":180,"head_days":7,"personnel_days":30,"created_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(2,1,'policy_version','1','INSERT',NULL,'{"id":1,"name":"City of Pittsfield Social Media Policy","sha256":"e3a058100e7fb91ea7ad521c29ff94ed71194518bfb891ee2ed455e4cfe73006","signatories":"Michael Taylor, Director of Personnel\nLinda M. Tyer, Mayor","effective_on":null,"entered_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(3,1,'person','1','INSERT',NULL,'{"id":1,"login":"lee","name":"lee","email":"lee@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(4,1,'membership','1','INSERT',NULL,'{"id":1,"person_id":1,"role":"it","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":null}');
INSERT INTO "audit" VALUES(5,2,'person','2','INSERT',NULL,'{"id":2,"login":"max","name":"Max Miller","email":"max.miller@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}');
INSERT INTO "audit" VALUES(6,3,'person','1','UPDATE','{"id":1,"login":"lee","name":"lee","email":"lee@cityofpittsfield.org","supervisor_id":null,"active":true,"version":1}','{"id":1,"login":"lee","name":"Lee Woods","email":"lee.woods@cityofpittsfield.org","supervisor_id":2,"active":true,"version":2}');
INSERT INTO "audit" VALUES(7,4,'person','3','INSERT',NULL,'{"id":3,"login":"ivy","name":"Ivy Stone","email":"ivy.stone@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(8,5,'person','4','INSERT',NULL,'{"id":4,"login":"dot","name":"Dot Dunn","email":"dot.dunn@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(9,6,'person','5','INSERT',NULL,'{"id":5,"login":"pat","name":"Pat Poole","email":"pat.poole@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(10,7,'person','6','INSERT',NULL,'{"id":6,"login":"pam","name":"Pam Price","email":"pam.price@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(11,8,'person','7','INSERT',NULL,'{"id":7,"login":"dina","name":"Dina Dorr","email":"dina.dorr@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(12,9,'person','8','INSERT',NULL,'{"id":8,"login":"hal","name":"Hal Hart","email":"hal.hart@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(13,10,'person','9','INSERT',NULL,'{"id":9,"login":"ada","name":"Ada Adams","email":"ada.adams@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(14,11,'person','10','INSERT',NULL,'{"id":10,"login":"abe","name":"Abe Allen","email":"abe.allen@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(15,12,'person','11','INSERT',NULL,'{"id":11,"login":"deb","name":"Deb Dean","email":"deb.dean@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(16,13,'person','12','INSERT',NULL,'{"id":12,"login":"eve","name":"Eve East","email":"eve.east@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(17,14,'person','13','INSERT',NULL,'{"id":13,"login":"hope","name":"Hope Hill","email":"hope.hill@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(18,15,'person','14','INSERT',NULL,'{"id":14,"login":"lou","name":"Lou Lang","email":"lou.lang@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(19,16,'person','15','INSERT',NULL,'{"id":15,"login":"phil","name":"Phil Pine","email":"phil.pine@cityofpittsfield.org","supervisor_id":2,"active":true,"version":1}');
INSERT INTO "audit" VALUES(20,17,'department','1','INSERT',NULL,'{"id":1,"name":"RSVP","name_key":"rsvp","email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","head_id":8,"version":1}');
INSERT INTO "audit" VALUES(21,18,'department','2','INSERT',NULL,'{"id":2,"name":"Library","name_key":"library","email":"library@cityofpittsfield.org","email_key":"library@cityofpittsfield.org","head_id":13,"version":1}');
INSERT INTO "audit" VALUES(22,19,'department','3','INSERT',NULL,'{"id":3,"name":"Parks","name_key":"parks","email":null,"email_key":null,"head_id":13,"version":1}');
INSERT INTO "audit" VALUES(23,20,'department','4','INSERT',NULL,'{"id":4,"name":"Mayor''s Office","name_key":"mayor''s office","email":"mayor@cityofpittsfield.org","email_key":"mayor@cityofpittsfield.org","head_id":2,"version":1}');
INSERT INTO "audit" VALUES(24,21,'membership','2','INSERT',NULL,'{"id":2,"person_id":3,"role":"it","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":1}');
INSERT INTO "audit" VALUES(25,22,'membership','3','INSERT',NULL,'{"id":3,"person_id":2,"role":"mayor","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":1}');
INSERT INTO "audit" VALUES(26,23,'membership','4','INSERT',NULL,'{"id":4,"person_id":5,"role":"personnel","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":1}');
INSERT INTO "audit" VALUES(27,24,'membership','5','INSERT',NULL,'{"id":5,"person_id":6,"role":"personnel","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":1}');
INSERT INTO "audit" VALUES(28,25,'membership','6','INSERT',NULL,'{"id":6,"person_id":7,"role":"personnel_director","department_id":null,"since":"2026-11-02","until":null,"granted_by_id":1}');
INSERT INTO "audit" VALUES(29,26,'membership','7','INSERT',NULL,'{"id":7,"person_id":4,"role":"mayor_designee","department_id":null,"since":"2026-11-02","until":"2027-05-03","granted_by_id":2}');
INSERT INTO "audit" VALUES(30,27,'membership','8','INSERT',NULL,'{"id":8,"person_id":9,"role":"administrator","department_id":1,"since":"2026-11-02","until":"2027-05-03","granted_by_id":8}');
INSERT INTO "audit" VALUES(31,28,'membership','9','INSERT',NULL,'{"id":9,"person_id":10,"role":"administrator","department_id":1,"since":"2026-11-02","until":"2027-05-03","granted_by_id":8}');
INSERT INTO "audit" VALUES(32,29,'membership','10','INSERT',NULL,'{"id":10,"person_id":11,"role":"head_designee","department_id":1,"since":"2026-11-02","until":"2027-05-03","granted_by_id":8}');
INSERT INTO "audit" VALUES(33,30,'membership','11','INSERT',NULL,'{"id":11,"person_id":15,"role":"photographer","department_id":1,"since":"2026-11-02","until":"2027-05-03","granted_by_id":8}');
INSERT INTO "audit" VALUES(34,31,'membership','12','INSERT',NULL,'{"id":12,"person_id":14,"role":"administrator","department_id":2,"since":"2026-11-02","until":"2027-05-03","granted_by_id":13}');
INSERT INTO "audit" VALUES(35,32,'membership','13','INSERT',NULL,'{"id":13,"person_id":14,"role":"administrator","department_id":3,"since":"2026-11-02","until":"2027-05-03","granted_by_id":13}');
INSERT INTO "audit" VALUES(36,33,'platform_request','1','INSERT',NULL,'{"id":1,"department_id":1,"name":"Bluesky","host":"bsky.app","reason":"Many read it","state":"open","requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"decision":"","version":1}');
INSERT INTO "audit" VALUES(37,34,'platform','1','INSERT',NULL,'{"id":1,"key":"bluesky","name":"Bluesky","host":"bsky.app"}');
INSERT INTO "audit" VALUES(38,34,'platform_request','1','UPDATE','{"id":1,"department_id":1,"name":"Bluesky","host":"bsky.app","reason":"Many read it","state":"open","requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"decision":"","version":1}','{"id":1,"department_id":1,"name":"Bluesky","host":"bsky.app","reason":"Many read it","state":"accepted","requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","decided_by_id":5,"decided_at":"2026-11-02T15:00:00.000Z","decision":"Good","version":2}');
INSERT INTO "audit" VALUES(39,35,'account','1','INSERT',NULL,'{"id":1,"department_id":3,"email":"","email_key":"","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"draft","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":14,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":14,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":1}');
INSERT INTO "audit" VALUES(40,35,'account_administrator','1','INSERT',NULL,'{"id":1,"account_id":1,"person_id":14}');
INSERT INTO "audit" VALUES(41,35,'file','8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd','INSERT',NULL,'{"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","size":72}');
INSERT INTO "audit" VALUES(42,35,'evidence','1','INSERT',NULL,'{"id":1,"account_id":1,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","filename":"5fee7a053aa8771d8d8400fbe8c7eb0324a3e8e1755ba444a03568097a7803b9","kind":"image/png","added_by_id":14,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(43,36,'account','1','UPDATE','{"id":1,"department_id":3,"email":"","email_key":"","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"draft","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":14,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":14,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":1}','{"id":1,"department_id":3,"email":"","email_key":"","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"waiting_email","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":14,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":14,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":2}');
INSERT INTO "audit" VALUES(44,36,'email_request','1','INSERT',NULL,'{"id":1,"department_id":3,"wish":"parks@cityofpittsfield.org","state":"open","requested_by_id":14,"requested_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"decision":"","version":1}');
INSERT INTO "audit" VALUES(45,37,'account','2','INSERT',NULL,'{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"draft","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":1}');
INSERT INTO "audit" VALUES(46,37,'account_administrator','2','INSERT',NULL,'{"id":2,"account_id":2,"person_id":9}');
INSERT INTO "audit" VALUES(47,37,'evidence','2','INSERT',NULL,'{"id":2,"account_id":2,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","filename":"5fee7a053aa8771d8d8400fbe8c7eb0324a3e8e1755ba444a03568097a7803b9","kind":"image/png","added_by_id":9,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(48,38,'account','2','UPDATE','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"draft","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":null,"submitted_at":null,"decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":1}','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"submitted","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":2}');
INSERT INTO "audit" VALUES(49,39,'account','2','UPDATE','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"submitted","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"recorded_by_id":null,"recorded_at":null,"live_at":null,"version":2}','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"approved","state_since":"2026-11-02T15:00:00.000Z","state_reason":"Good","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":null,"recorded_at":null,"live_at":null,"version":3}');
INSERT INTO "audit" VALUES(50,40,'account','2','UPDATE','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"approved","state_since":"2026-11-02T15:00:00.000Z","state_reason":"Good","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":null,"recorded_at":null,"live_at":null,"version":3}','{"id":2,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"PittsfieldRSVP","handle_key":"pittsfieldrsvp","page_address":"","page_key":null,"exists_already":false,"state":"approved","state_since":"2026-11-02T15:00:00.000Z","state_reason":"Good","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"é “quoted” <b>😀</b>","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"","profile_disclaimer":false,"profile_link":false,"profile_checked_at":null,"placement":"pinned_post","placement_note":"","placement_answer":"asked","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":null,"recorded_at":null,"live_at":null,"version":4}');
INSERT INTO "audit" VALUES(51,40,'transfer','1','INSERT',NULL,'{"id":1,"account_id":2,"from_department_id":1,"to_department_id":2,"reason":"Merged","state":"offered","offered_by_id":8,"offered_at":"2026-11-02T15:00:00.000Z","agreed_by_id":null,"agreed_at":null,"decided_by_id":null,"decided_at":null,"decision":"","version":1}');
INSERT INTO "audit" VALUES(52,41,'acknowledgement','1','INSERT',NULL,'{"id":1,"person_id":12,"policy_version_id":1,"at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(53,42,'pack_proposal','1','INSERT',NULL,'{"id":1,"pack":"90","sha256":"685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957","note":"Tests","state":"open","proposed_by_id":5,"proposed_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"decision":"","version":1}');
INSERT INTO "audit" VALUES(54,43,'rule_pack','1','INSERT',NULL,'{"id":1,"version":"90","sha256":"685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957","note":"Tests","proposed_by_id":5,"published_by_id":6,"published_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(55,43,'rule_pack_use','1','INSERT',NULL,'{"id":1,"rule_pack_id":1,"since":"2026-11-02T15:00:00.000Z","by_id":6,"reason":"Tests"}');
INSERT INTO "audit" VALUES(56,43,'pack_proposal','1','UPDATE','{"id":1,"pack":"90","sha256":"685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957","note":"Tests","state":"open","proposed_by_id":5,"proposed_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"decision":"","version":1}','{"id":1,"pack":"90","sha256":"685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957","note":"Tests","state":"published","proposed_by_id":5,"proposed_at":"2026-11-02T15:00:00.000Z","decided_by_id":6,"decided_at":"2026-11-02T15:00:00.000Z","decision":"","version":2}');
INSERT INTO "audit" VALUES(57,44,'account','3','INSERT',NULL,'{"id":3,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"facebook","handle":"LiveRSVP","handle_key":"liversvp","page_address":"https://facebook.com/PittsfieldRSVP","page_key":"facebook.com/pittsfieldrsvp","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"received","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}');
INSERT INTO "audit" VALUES(58,44,'account_administrator','3','INSERT',NULL,'{"id":3,"account_id":3,"person_id":9}');
INSERT INTO "audit" VALUES(59,45,'account','4','INSERT',NULL,'{"id":4,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"x","handle":"LiveRSVP","handle_key":"liversvp","page_address":"https://x.com/PittsfieldRSVP","page_key":"x.com/pittsfieldrsvp","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"received","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}');
INSERT INTO "audit" VALUES(60,45,'account_administrator','4','INSERT',NULL,'{"id":4,"account_id":4,"person_id":9}');
INSERT INTO "audit" VALUES(61,46,'city_fact','1','INSERT',NULL,'{"id":1,"kind":"number","value":"413-555-0100","value_key":"4135550100","department_id":null,"note":"City Hall","added_by_id":5,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(62,47,'file','0965070272b544b41d2c3f989be4256f153b6eb88b7ccb7342c42520b1b24b25','INSERT',NULL,'{"sha256":"0965070272b544b41d2c3f989be4256f153b6eb88b7ccb7342c42520b1b24b25","size":2377}');
INSERT INTO "audit" VALUES(63,47,'official_seal','1','INSERT',NULL,'{"id":1,"name":"City seal, é “blue”","sha256":"0965070272b544b41d2c3f989be4256f153b6eb88b7ccb7342c42520b1b24b25","pixels_sha256":"0ec3c8b7522439a4ffe834214ebb46ea043f4f022cb19da06037aa1325ebc449","difference_hash":"e791bd8142427e18f08ea27173b28ef0","added_by_id":5,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(64,48,'draft','1','INSERT',NULL,'{"id":1,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"draft","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":null,"sent_at":null,"decided_by_id":null,"decided_at":null,"approval":"none","post_sha256":"55cb55fd3dde61a397981e2510c2091cfbeacefcfad1f317a99701518544f73a","report":null}');
INSERT INTO "audit" VALUES(65,49,'draft_file','1','INSERT',NULL,'{"id":1,"draft_id":1,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","facts":"88a97e2ee713e3c1399d40f1e3826dc790a5efb21ed5d66b1222e30deb891568","added_by_id":9,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(66,50,'draft_question','1','INSERT',NULL,'{"id":1,"draft_id":1,"question":"a82089107d1b1e05423efa3fae0db5a64d4a065d9108234fa82240f6aa4fd422","asked_by_id":9,"asked_at":"2026-11-02T15:00:00.000Z","answer":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","answered_by_id":null,"answered_at":null}');
INSERT INTO "audit" VALUES(67,50,'draft','1','UPDATE','{"id":1,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"draft","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":null,"sent_at":null,"decided_by_id":null,"decided_at":null,"approval":"none","post_sha256":"55cb55fd3dde61a397981e2510c2091cfbeacefcfad1f317a99701518544f73a","report":null}','{"id":1,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"held","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":null,"sent_at":null,"decided_by_id":null,"decided_at":null,"approval":"none","post_sha256":"39bc073c7ce70d50f0e8857e705fabbd3681fdbf39612399e4252e89a2963608","report":null}');
INSERT INTO "audit" VALUES(68,51,'draft','2','INSERT',NULL,'{"id":2,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"draft","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":null,"sent_at":null,"decided_by_id":null,"decided_at":null,"approval":"none","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":null}');
INSERT INTO "audit" VALUES(69,52,'draft','2','UPDATE','{"id":2,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"draft","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":null,"sent_at":null,"decided_by_id":null,"decided_at":null,"approval":"none","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":null}','{"id":2,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"sent","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":9,"sent_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"approval":"none","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":"77bcdc050e25e7212f83617cf245b16a96d0d7a627cc1137ad9c72b0706609e9"}');
INSERT INTO "audit" VALUES(70,53,'draft','2','UPDATE','{"id":2,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"sent","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":9,"sent_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"approval":"none","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":"77bcdc050e25e7212f83617cf245b16a96d0d7a627cc1137ad9c72b0706609e9"}','{"id":2,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"approved","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":9,"sent_at":"2026-11-02T15:00:00.000Z","decided_by_id":8,"decided_at":"2026-11-02T15:00:00.000Z","approval":"second","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":"77bcdc050e25e7212f83617cf245b16a96d0d7a627cc1137ad9c72b0706609e9"}');
INSERT INTO "audit" VALUES(71,54,'post','1','INSERT',NULL,'{"id":1,"draft_id":2,"department_id":1,"platform":"facebook","address":"https://facebook.com/PittsfieldRSVP/posts/2","posted_at":"2026-11-02T14:59:00.000Z","author_id":9,"marked_by_id":9,"marked_at":"2026-11-02T15:00:00.000Z","approved_by_id":8,"approved_at":"2026-11-02T15:00:00.000Z","approval":"second","body":"70a0f1621af2e70bd19b2eec5c05a06320d74c9acb0563bb8e2a7cb829fda7ce","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":"77bcdc050e25e7212f83617cf245b16a96d0d7a627cc1137ad9c72b0706609e9","confirmed":"6567730d76ff938d80a001d8a6db05ebdfd4790ef7ede2ef1cd81cc8ed0e7568","pack":"90","pack_sha256":"685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957"}');
INSERT INTO "audit" VALUES(72,54,'draft','2','UPDATE','{"id":2,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"approved","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":9,"sent_at":"2026-11-02T15:00:00.000Z","decided_by_id":8,"decided_at":"2026-11-02T15:00:00.000Z","approval":"second","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":"77bcdc050e25e7212f83617cf245b16a96d0d7a627cc1137ad9c72b0706609e9"}','{"id":2,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"approved","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":9,"sent_at":"2026-11-02T15:00:00.000Z","decided_by_id":8,"decided_at":"2026-11-02T15:00:00.000Z","approval":"second","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":"77bcdc050e25e7212f83617cf245b16a96d0d7a627cc1137ad9c72b0706609e9"}');
INSERT INTO "audit" VALUES(73,55,'post','2','INSERT',NULL,'{"id":2,"draft_id":2,"department_id":1,"platform":"x","address":"https://x.com/PittsfieldRSVP/status/2","posted_at":"2026-11-02T14:59:00.000Z","author_id":9,"marked_by_id":9,"marked_at":"2026-11-02T15:00:00.000Z","approved_by_id":8,"approved_at":"2026-11-02T15:00:00.000Z","approval":"second","body":"70a0f1621af2e70bd19b2eec5c05a06320d74c9acb0563bb8e2a7cb829fda7ce","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":"77bcdc050e25e7212f83617cf245b16a96d0d7a627cc1137ad9c72b0706609e9","confirmed":"6567730d76ff938d80a001d8a6db05ebdfd4790ef7ede2ef1cd81cc8ed0e7568","pack":"90","pack_sha256":"685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957"}');
INSERT INTO "audit" VALUES(74,55,'draft','2','UPDATE','{"id":2,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"approved","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":9,"sent_at":"2026-11-02T15:00:00.000Z","decided_by_id":8,"decided_at":"2026-11-02T15:00:00.000Z","approval":"second","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":"77bcdc050e25e7212f83617cf245b16a96d0d7a627cc1137ad9c72b0706609e9"}','{"id":2,"department_id":1,"author_id":9,"created_at":"2026-11-02T15:00:00.000Z","state":"posted","state_since":"2026-11-02T15:00:00.000Z","remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sent_by_id":9,"sent_at":"2026-11-02T15:00:00.000Z","decided_by_id":8,"decided_at":"2026-11-02T15:00:00.000Z","approval":"second","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","report":"77bcdc050e25e7212f83617cf245b16a96d0d7a627cc1137ad9c72b0706609e9"}');
INSERT INTO "audit" VALUES(75,56,'removed_record','1','INSERT',NULL,'{"id":1,"number":"C-2026-0001","account_id":null,"department_id":null,"violation_id":null,"post_id":null,"removed_at":"2026-11-02T15:00:00.000Z","removed_by_id":3,"sealed_at":"2026-11-02T15:00:00.000Z","sealed_by_id":3,"complete_due":"2026-11-03T15:00:00.000Z","sha256":"3bda0ee70886256bc545e720aac7a617acf76193c85761d224c14403ae33aa7f","files":"[\"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd\"]"}');
INSERT INTO "audit" VALUES(76,56,'removed_content','1','INSERT',NULL,'{"record_id":1,"author":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","handle":"b67860fc2dda725dc39f2ef95b5fe39bef84f366e27d30465385989e516112ae","identity":"233e4d37a9b83c631049d23d14efcc41fb6b6ec64bfeb7f89e7b499447345bf8","posted_at":"2026-11-02T13:00:00.000Z","address":"7b74c4e71d547a5d85094054ed8544546ca9ee2bc8910e9c8711af0c14248470","body":"35924385fe90bddf312e4c11a6641a4134ede932b28f3caa7239781cc5164df2","clause":"d205d28a44a3ac5fcec7277f30b72b6f91106d348eca5d2f0ba9f7727353c15f","speech":"city","ground":"","ground_words":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}');
INSERT INTO "audit" VALUES(77,56,'removed_file','1','INSERT',NULL,'{"id":1,"record_id":1,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","filename":"979380f5b4f4215c1e7c22e6aa43ac2f39f86fd11ac671054b4bb40af6c4f16b","kind":"image/png","added_by_id":3,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(78,57,'file','187897ce0afcf20b50ba2b37dca84a951b7046f29ed5ab94f010619f69d6e189','INSERT',NULL,'{"sha256":"187897ce0afcf20b50ba2b37dca84a951b7046f29ed5ab94f010619f69d6e189","size":4}');
INSERT INTO "audit" VALUES(79,57,'removed_file','2','INSERT',NULL,'{"id":2,"record_id":1,"sha256":"187897ce0afcf20b50ba2b37dca84a951b7046f29ed5ab94f010619f69d6e189","filename":"291ab9b95825f9238231ef0d11d213db8e8e24126d174fefa6a0d1a9cb532e75","kind":"application/octet-stream","added_by_id":3,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(80,57,'record_addition','1','INSERT',NULL,'{"id":1,"record_id":1,"field":"author","value":"7c0a7e89233a8995b28797cef6c18a119c98324f05a9a036040ec5122d86e43b","added_by_id":3,"added_at":"2026-11-02T15:00:00.000Z","sha256":"1752350ce53638ec3c7740474c599aa8d3c2d8c852c1e45a5a79b1b501a9cad0"}');
INSERT INTO "audit" VALUES(81,57,'record_addition','2','INSERT',NULL,'{"id":2,"record_id":1,"field":"files","value":"d1b8f377160c8e68a40052f4ca1edc9f37dfaeb975bc1776d79ffb2677b94f13","added_by_id":3,"added_at":"2026-11-02T15:00:00.000Z","sha256":"8dbb7a652153742a89784da364ee1e127594ed7c798a24c8c68ff9570fcc3e8f"}');
INSERT INTO "audit" VALUES(82,58,'hold','1','INSERT',NULL,'{"id":1,"record_id":1,"who":"The City Solicitor","why":"e897fc2e38aad0264a5ca1f733ab3fcb048d0aeef74cb3d563c3cf4cbfb0573a","since":"2026-11-02","placed_by_id":3,"placed_at":"2026-11-02T15:00:00.000Z","lifted_by_id":null,"lifted_at":null,"lift_reason":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}');
INSERT INTO "audit" VALUES(83,59,'hold','1','UPDATE','{"id":1,"record_id":1,"who":"The City Solicitor","why":"e897fc2e38aad0264a5ca1f733ab3fcb048d0aeef74cb3d563c3cf4cbfb0573a","since":"2026-11-02","placed_by_id":3,"placed_at":"2026-11-02T15:00:00.000Z","lifted_by_id":null,"lifted_at":null,"lift_reason":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}','{"id":1,"record_id":1,"who":"The City Solicitor","why":"e897fc2e38aad0264a5ca1f733ab3fcb048d0aeef74cb3d563c3cf4cbfb0573a","since":"2026-11-02","placed_by_id":3,"placed_at":"2026-11-02T15:00:00.000Z","lifted_by_id":1,"lifted_at":"2026-11-02T15:00:00.000Z","lift_reason":"965fb1ff9054a0c7b0cdc0a68e9f34bdc8e07496215d27c8a1c108b46a956d0b"}');
INSERT INTO "audit" VALUES(84,60,'retention','1','INSERT',NULL,'{"id":1,"years":1,"schedule":"Series 1.2","entered_by_id":3,"entered_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(85,61,'records_request','1','INSERT',NULL,'{"id":1,"number":"P-2026-0001","requester":"5e447e7cd72faf0ec1e416440a039b068cde073247c01da88e8b89b137821113","subject":"347e7ba15750044eebefbe401004a6730bd69ef196f01316503ceb1e6ba665ec","received_on":"2026-11-02","due":"2026-11-17","state":"open","entered_by_id":3,"entered_at":"2026-11-02T15:00:00.000Z","answered_by_id":null,"answered_at":null,"answer":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","bag_sha256":null,"version":1}');
INSERT INTO "audit" VALUES(86,62,'records_request','1','UPDATE','{"id":1,"number":"P-2026-0001","requester":"5e447e7cd72faf0ec1e416440a039b068cde073247c01da88e8b89b137821113","subject":"347e7ba15750044eebefbe401004a6730bd69ef196f01316503ceb1e6ba665ec","received_on":"2026-11-02","due":"2026-11-17","state":"open","entered_by_id":3,"entered_at":"2026-11-02T15:00:00.000Z","answered_by_id":null,"answered_at":null,"answer":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","bag_sha256":null,"version":1}','{"id":1,"number":"P-2026-0001","requester":"5e447e7cd72faf0ec1e416440a039b068cde073247c01da88e8b89b137821113","subject":"347e7ba15750044eebefbe401004a6730bd69ef196f01316503ceb1e6ba665ec","received_on":"2026-11-02","due":"2026-11-17","state":"open","entered_by_id":3,"entered_at":"2026-11-02T15:00:00.000Z","answered_by_id":null,"answered_at":null,"answer":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","bag_sha256":null,"version":2}');
INSERT INTO "audit" VALUES(87,62,'records_request_row','1','INSERT',NULL,'{"id":1,"request_id":1,"record_id":1,"redacted":"","why":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}');
INSERT INTO "audit" VALUES(88,63,'removed_record','2','INSERT',NULL,'{"id":2,"number":"C-2026-0002","account_id":null,"department_id":null,"violation_id":null,"post_id":null,"removed_at":"2024-08-24T15:00:00.000Z","removed_by_id":3,"sealed_at":"2026-11-02T15:00:00.000Z","sealed_by_id":3,"complete_due":null,"sha256":"e153faf9c9502f1acf11b8dd9eb258e64f0255f8f9caf182e2dcf399b3474a14","files":"[\"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd\"]"}');
INSERT INTO "audit" VALUES(89,63,'removed_content','2','INSERT',NULL,'{"record_id":2,"author":"7c0a7e89233a8995b28797cef6c18a119c98324f05a9a036040ec5122d86e43b","handle":"b67860fc2dda725dc39f2ef95b5fe39bef84f366e27d30465385989e516112ae","identity":"233e4d37a9b83c631049d23d14efcc41fb6b6ec64bfeb7f89e7b499447345bf8","posted_at":"2024-08-24T14:00:00.000Z","address":"7b74c4e71d547a5d85094054ed8544546ca9ee2bc8910e9c8711af0c14248470","body":"35924385fe90bddf312e4c11a6641a4134ede932b28f3caa7239781cc5164df2","clause":"d205d28a44a3ac5fcec7277f30b72b6f91106d348eca5d2f0ba9f7727353c15f","speech":"city","ground":"","ground_words":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}');
INSERT INTO "audit" VALUES(90,63,'removed_file','3','INSERT',NULL,'{"id":3,"record_id":2,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","filename":"979380f5b4f4215c1e7c22e6aa43ac2f39f86fd11ac671054b4bb40af6c4f16b","kind":"image/png","added_by_id":3,"added_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(91,64,'disposal','1','INSERT',NULL,'{"id":1,"record_id":2,"at":"2026-11-02T15:00:00.000Z","by_id":1,"authority":"RMU-2","schedule":"Series 1.2","due":"2025-08-24"}');
INSERT INTO "audit" VALUES(92,64,'removed_file','3','DELETE','{"id":3,"record_id":2,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","filename":"979380f5b4f4215c1e7c22e6aa43ac2f39f86fd11ac671054b4bb40af6c4f16b","kind":"image/png","added_by_id":3,"added_at":"2026-11-02T15:00:00.000Z"}',NULL);
INSERT INTO "audit" VALUES(93,64,'removed_content','2','DELETE','{"record_id":2,"author":"7c0a7e89233a8995b28797cef6c18a119c98324f05a9a036040ec5122d86e43b","handle":"b67860fc2dda725dc39f2ef95b5fe39bef84f366e27d30465385989e516112ae","identity":"233e4d37a9b83c631049d23d14efcc41fb6b6ec64bfeb7f89e7b499447345bf8","posted_at":"2024-08-24T14:00:00.000Z","address":"7b74c4e71d547a5d85094054ed8544546ca9ee2bc8910e9c8711af0c14248470","body":"35924385fe90bddf312e4c11a6641a4134ede932b28f3caa7239781cc5164df2","clause":"d205d28a44a3ac5fcec7277f30b72b6f91106d348eca5d2f0ba9f7727353c15f","speech":"city","ground":"","ground_words":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}',NULL);
INSERT INTO "audit" VALUES(94,65,'device','1','INSERT',NULL,'{"id":1,"device_id":"c7ac59ad001aba4d1b912d3d4a5e2185","person_id":3,"computer":"IVY-PC","state":"asked","asked_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"reason":""}');
INSERT INTO "audit" VALUES(95,65,'device','1','UPDATE','{"id":1,"device_id":"c7ac59ad001aba4d1b912d3d4a5e2185","person_id":3,"computer":"IVY-PC","state":"asked","asked_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"reason":""}','{"id":1,"device_id":"c7ac59ad001aba4d1b912d3d4a5e2185","person_id":3,"computer":"IVY-PC","state":"enrolled","asked_at":"2026-11-02T15:00:00.000Z","decided_by_id":3,"decided_at":"2026-11-02T15:00:00.000Z","reason":""}');
INSERT INTO "audit" VALUES(96,65,'device_directory','1','INSERT',NULL,'{"epoch":1,"signed_by_id":3,"signed_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(97,66,'device','2','INSERT',NULL,'{"id":2,"device_id":"b1e2dca9a4c1ccc33e91680ed76bccc7","person_id":9,"computer":"ADA-PC","state":"asked","asked_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"reason":""}');
INSERT INTO "audit" VALUES(98,67,'device','2','UPDATE','{"id":2,"device_id":"b1e2dca9a4c1ccc33e91680ed76bccc7","person_id":9,"computer":"ADA-PC","state":"asked","asked_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"reason":""}','{"id":2,"device_id":"b1e2dca9a4c1ccc33e91680ed76bccc7","person_id":9,"computer":"ADA-PC","state":"enrolled","asked_at":"2026-11-02T15:00:00.000Z","decided_by_id":3,"decided_at":"2026-11-02T15:00:00.000Z","reason":""}');
INSERT INTO "audit" VALUES(99,67,'device_directory','2','INSERT',NULL,'{"epoch":2,"signed_by_id":3,"signed_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(100,68,'device','3','INSERT',NULL,'{"id":3,"device_id":"296ec9e2a801fc6110a288ad2085d22b","person_id":10,"computer":"ABE-PC","state":"asked","asked_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"reason":""}');
INSERT INTO "audit" VALUES(101,69,'device','3','UPDATE','{"id":3,"device_id":"296ec9e2a801fc6110a288ad2085d22b","person_id":10,"computer":"ABE-PC","state":"asked","asked_at":"2026-11-02T15:00:00.000Z","decided_by_id":null,"decided_at":null,"reason":""}','{"id":3,"device_id":"296ec9e2a801fc6110a288ad2085d22b","person_id":10,"computer":"ABE-PC","state":"enrolled","asked_at":"2026-11-02T15:00:00.000Z","decided_by_id":3,"decided_at":"2026-11-02T15:00:00.000Z","reason":""}');
INSERT INTO "audit" VALUES(102,69,'device_directory','3','INSERT',NULL,'{"epoch":3,"signed_by_id":3,"signed_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(103,70,'account','5','INSERT',NULL,'{"id":5,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"x","handle":"Kept","handle_key":"kept","page_address":"https://linkedin.com/company/Kept","page_key":"kept","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}');
INSERT INTO "audit" VALUES(104,70,'account_administrator','5','INSERT',NULL,'{"id":5,"account_id":5,"person_id":9}');
INSERT INTO "audit" VALUES(105,71,'envelope','1','INSERT',NULL,'{"id":1,"envelope_id":"34960f3f379eed3626c9757965b6f04b6c9a1d7468536c66f8ec175e042ff75c","account_id":5,"department_id":1,"kind":"password","secret_version":1,"direction":"to_it","device_id":"b1e2dca9a4c1ccc33e91680ed76bccc7","epoch":3,"sent_by_id":9,"sent_at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(106,71,'custody','1','INSERT',NULL,'{"id":1,"account_id":5,"kind":"password","state":"pending","since":"2026-11-02T15:00:00.000Z","secret_version":1,"envelope_id":1,"changed_at":"2026-11-02T15:00:00.000Z","changed_by_id":9,"received_at":null,"received_by_id":null,"verified_at":null,"verified_by_id":null,"works":null,"reason":""}');
INSERT INTO "audit" VALUES(107,71,'account','5','UPDATE','{"id":5,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"x","handle":"Kept","handle_key":"kept","page_address":"https://linkedin.com/company/Kept","page_key":"kept","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}','{"id":5,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"x","handle":"Kept","handle_key":"kept","page_address":"https://linkedin.com/company/Kept","page_key":"kept","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"pending","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}');
INSERT INTO "audit" VALUES(108,72,'receipt','1','INSERT',NULL,'{"id":1,"envelope_id":1,"device_id":"c7ac59ad001aba4d1b912d3d4a5e2185","outcome":"received","reason":"","by_id":3,"at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "audit" VALUES(109,72,'custody','1','UPDATE','{"id":1,"account_id":5,"kind":"password","state":"pending","since":"2026-11-02T15:00:00.000Z","secret_version":1,"envelope_id":1,"changed_at":"2026-11-02T15:00:00.000Z","changed_by_id":9,"received_at":null,"received_by_id":null,"verified_at":null,"verified_by_id":null,"works":null,"reason":""}','{"id":1,"account_id":5,"kind":"password","state":"received","since":"2026-11-02T15:00:00.000Z","secret_version":1,"envelope_id":1,"changed_at":"2026-11-02T15:00:00.000Z","changed_by_id":9,"received_at":"2026-11-02T15:00:00.000Z","received_by_id":3,"verified_at":null,"verified_by_id":null,"works":null,"reason":""}');
INSERT INTO "audit" VALUES(110,72,'account','5','UPDATE','{"id":5,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"x","handle":"Kept","handle_key":"kept","page_address":"https://linkedin.com/company/Kept","page_key":"kept","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"pending","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}','{"id":5,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"x","handle":"Kept","handle_key":"kept","page_address":"https://linkedin.com/company/Kept","page_key":"kept","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"received","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}');
INSERT INTO "audit" VALUES(111,73,'account','6','INSERT',NULL,'{"id":6,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"linkedin","handle":"Roles","handle_key":"roles","page_address":"https://linkedin.com/company/Roles","page_key":"roles","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"none","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}');
INSERT INTO "audit" VALUES(112,73,'account_administrator','6','INSERT',NULL,'{"id":6,"account_id":6,"person_id":9}');
INSERT INTO "audit" VALUES(113,74,'page_role','1','INSERT',NULL,'{"id":1,"account_id":6,"person_id":9,"role":"super_admin","since":"2026-11-02","added_by_id":9,"added_at":"2026-11-02T15:00:00.000Z","confirmed_by_id":null,"confirmed_at":null,"ended_by_id":null,"ended_at":null,"version":1}');
INSERT INTO "audit" VALUES(114,75,'leaver','1','INSERT',NULL,'{"id":1,"person_id":10,"reason":"é “quoted” <b>😀</b>","begun_by_id":3,"begun_at":"2026-11-02T15:00:00.000Z","closed_by_id":null,"closed_at":null}');
INSERT INTO "audit" VALUES(115,75,'leaver_task','1','INSERT',NULL,'{"id":1,"leaver_id":1,"account_id":null,"kind":"","secret_version":null,"page_role_id":null,"device_id":"296ec9e2a801fc6110a288ad2085d22b"}');
INSERT INTO "audit" VALUES(116,76,'account','7','INSERT',NULL,'{"id":7,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"linkedin","handle":"Looked at","handle_key":"looked at","page_address":"https://linkedin.com/company/Looked at","page_key":"looked","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"received","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}');
INSERT INTO "audit" VALUES(117,76,'account_administrator','7','INSERT',NULL,'{"id":7,"account_id":7,"person_id":9}');
INSERT INTO "audit" VALUES(118,77,'monitoring','1','INSERT',NULL,'{"id":1,"account_id":7,"by_id":8,"role":"head","at":"2026-11-02T15:00:00.000Z","since":"2026-11-02","until":"2026-11-02"}');
INSERT INTO "audit" VALUES(119,78,'account','8','INSERT',NULL,'{"id":8,"department_id":1,"email":"RSVP@cityofpittsfield.org","email_key":"rsvp@cityofpittsfield.org","platform":"linkedin","handle":"Reported","handle_key":"reported","page_address":"https://linkedin.com/company/Reported","page_key":"linkedin.com/company/reported","exists_already":false,"state":"live","state_since":"2026-11-02T15:00:00.000Z","state_reason":"","suspended":false,"purpose":"Tells volunteers where they are needed","audience":"","business_page":true,"attested_by_id":9,"attested_at":"2026-11-02T15:00:00.000Z","profile_text":"A comment posted by a member of the public on any City of Pittsfield social media site is the opinion of the commentator only, and publication of a comment does not imply endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily reflect the opinions or policies of the City of Pittsfield. www.cityofpittsfield.org","profile_disclaimer":true,"profile_link":true,"profile_checked_at":null,"placement":"profile","placement_note":"","placement_answer":"none","waiver_reason":"","waiver_answer":"none","custody":"received","next_review":null,"requested_by_id":9,"requested_at":"2026-11-02T15:00:00.000Z","submitted_by_id":9,"submitted_at":"2026-11-02T15:00:00.000Z","decided_by_id":2,"decided_at":"2026-11-02T15:00:00.000Z","recorded_by_id":9,"recorded_at":"2026-11-02T15:00:00.000Z","live_at":"2026-11-02T15:00:00.000Z","version":1}');
INSERT INTO "audit" VALUES(120,78,'account_administrator','8','INSERT',NULL,'{"id":8,"account_id":8,"person_id":9}');
CREATE TABLE city_fact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(10) NOT NULL, 
	value VARCHAR(300) NOT NULL, 
	value_key VARCHAR(300) NOT NULL, 
	department_id INTEGER, 
	note TEXT DEFAULT '' NOT NULL, 
	added_by_id INTEGER NOT NULL, 
	added_at VARCHAR(24) NOT NULL, 
	CONSTRAINT ck_city_fact_kind CHECK (kind IN ('number', 'host', 'handle')), 
	CONSTRAINT fk_city_fact_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES person (id), 
	CONSTRAINT fk_city_fact_department_id_department FOREIGN KEY(department_id) REFERENCES department (id)
);
INSERT INTO "city_fact" VALUES(1,'number','413-555-0100','4135550100',NULL,'City Hall',5,'2026-11-02T15:00:00.000Z');
CREATE TABLE confidential_act (
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
	CONSTRAINT fk_confidential_act_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_confidential_act_policy_version_id_policy_version FOREIGN KEY(policy_version_id) REFERENCES policy_version (id)
);
INSERT INTO "confidential_act" VALUES(1,'2026-11-02T15:00:00.000Z','hal',8,'Hal Hart','head','write_finding','R7',1,'monitoring',1,'');
INSERT INTO "confidential_act" VALUES(2,'2026-11-02T15:00:00.000Z','eve',12,'Eve East','employee','report_violation','R66',1,'violation',1,'');
INSERT INTO "confidential_act" VALUES(3,'2026-11-02T15:00:00.000Z','pat',5,'Pat Poole','personnel','take_up_case','R7',1,'violation',1,'');
INSERT INTO "confidential_act" VALUES(4,'2026-11-02T15:00:00.000Z','pat',5,'Pat Poole','personnel','instruct','R46',1,'violation',1,'');
INSERT INTO "confidential_act" VALUES(5,'2026-11-02T15:00:00.000Z','hal',8,'Hal Hart','head','answer_refused','R47',1,'violation',1,'It is art');
INSERT INTO "confidential_act" VALUES(6,'2026-11-02T15:00:00.000Z','pat',5,'Pat Poole','personnel','refer_case','R47',1,'violation',1,'Refused without a ground');
INSERT INTO "confidential_act" VALUES(7,'2026-11-02T15:00:00.000Z','pat',5,'Pat Poole','personnel','write_note','R7',1,'violation',1,'');
INSERT INTO "confidential_act" VALUES(8,'2026-11-02T15:00:00.000Z','pat',5,'Pat Poole','personnel','file_outcome','R52',1,'violation',1,'');
CREATE TABLE confidential_audit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	act_id INTEGER NOT NULL, 
	entity VARCHAR(40) NOT NULL, 
	entity_id VARCHAR(64) NOT NULL, 
	op VARCHAR(6) NOT NULL, 
	old TEXT, 
	new TEXT, 
	CONSTRAINT fk_confidential_audit_act_id_confidential_act FOREIGN KEY(act_id) REFERENCES confidential_act (id)
);
INSERT INTO "confidential_audit" VALUES(1,1,'monitoring_finding','1','INSERT',NULL,'{"monitoring_id":1,"remark":"7f03457871891da02503a7ba08bac2fb424efcde98e41ae0d7a069444d327ddd","reported":false}');
INSERT INTO "confidential_audit" VALUES(2,2,'violation','1','INSERT',NULL,'{"id":1,"number":"V-2026-0001","office":"personnel","state":"reported","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":null,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":1}');
INSERT INTO "confidential_audit" VALUES(3,2,'violation_category','1','INSERT',NULL,'{"id":1,"violation_id":1,"category":"advertising"}');
INSERT INTO "confidential_audit" VALUES(4,2,'violation_named','1','INSERT',NULL,'{"id":1,"violation_id":1,"person_id":9}');
INSERT INTO "confidential_audit" VALUES(5,2,'violation_reader','1','INSERT',NULL,'{"id":1,"violation_id":1,"person_id":2}');
INSERT INTO "confidential_audit" VALUES(6,2,'violation_report','1','INSERT',NULL,'{"violation_id":1,"body":"7f03457871891da02503a7ba08bac2fb424efcde98e41ae0d7a069444d327ddd","other":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","copied":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","noticed":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}');
INSERT INTO "confidential_audit" VALUES(7,2,'violation_reporter','1','INSERT',NULL,'{"violation_id":1,"person_id":12}');
INSERT INTO "confidential_audit" VALUES(8,2,'file','7ff5a23b9ea5a48e9a9695a313e5b7e7505be5083d61ad3dd2be43e3decbab24','INSERT',NULL,'{"sha256":"7ff5a23b9ea5a48e9a9695a313e5b7e7505be5083d61ad3dd2be43e3decbab24","size":22}');
INSERT INTO "confidential_audit" VALUES(9,2,'violation_file','1','INSERT',NULL,'{"id":1,"violation_id":1,"sha256":"7ff5a23b9ea5a48e9a9695a313e5b7e7505be5083d61ad3dd2be43e3decbab24","filename":"8f2c82d6f93d8433919199c4416a5b16f904009e3ede90811d71c370f150812b","kind":"image/png","added_by_id":null,"added_on":"2026-11-02"}');
INSERT INTO "confidential_audit" VALUES(10,3,'violation','1','UPDATE','{"id":1,"number":"V-2026-0001","office":"personnel","state":"reported","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":null,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":1}','{"id":1,"number":"V-2026-0001","office":"personnel","state":"under_review","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":2}');
INSERT INTO "confidential_audit" VALUES(11,4,'instruction','1','INSERT',NULL,'{"id":1,"violation_id":1,"to_id":8,"department_id":1,"content":"a386c5d9c0899b66295270f921b1cb0b57a1830f87311618a2e02406e04daae8","due":"2026-11-09","given_by_id":5,"given_at":"2026-11-02T15:00:00.000Z","answer":"none","answered_by_id":null,"answered_at":null,"remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","record_id":null}');
INSERT INTO "confidential_audit" VALUES(12,4,'violation','1','UPDATE','{"id":1,"number":"V-2026-0001","office":"personnel","state":"under_review","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":2}','{"id":1,"number":"V-2026-0001","office":"personnel","state":"instructed","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":"2026-11-09","owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":3}');
INSERT INTO "confidential_audit" VALUES(13,5,'instruction','1','UPDATE','{"id":1,"violation_id":1,"to_id":8,"department_id":1,"content":"a386c5d9c0899b66295270f921b1cb0b57a1830f87311618a2e02406e04daae8","due":"2026-11-09","given_by_id":5,"given_at":"2026-11-02T15:00:00.000Z","answer":"none","answered_by_id":null,"answered_at":null,"remark":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","record_id":null}','{"id":1,"violation_id":1,"to_id":8,"department_id":1,"content":"a386c5d9c0899b66295270f921b1cb0b57a1830f87311618a2e02406e04daae8","due":"2026-11-09","given_by_id":5,"given_at":"2026-11-02T15:00:00.000Z","answer":"refused","answered_by_id":8,"answered_at":"2026-11-02T15:00:00.000Z","remark":"9ced9484373343247075e07d520c34025854a9b0d04d223f7db5ecb67b0459c7","record_id":null}');
INSERT INTO "confidential_audit" VALUES(14,5,'violation','1','UPDATE','{"id":1,"number":"V-2026-0001","office":"personnel","state":"instructed","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":"2026-11-09","owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":3}','{"id":1,"number":"V-2026-0001","office":"personnel","state":"refused","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":4}');
INSERT INTO "confidential_audit" VALUES(15,6,'violation','1','UPDATE','{"id":1,"number":"V-2026-0001","office":"personnel","state":"refused","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":4}','{"id":1,"number":"V-2026-0001","office":"personnel","state":"referred","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":5}');
INSERT INTO "confidential_audit" VALUES(16,7,'violation_note','1','INSERT',NULL,'{"id":1,"violation_id":1,"body":"7f03457871891da02503a7ba08bac2fb424efcde98e41ae0d7a069444d327ddd","by_id":5,"at":"2026-11-02T15:00:00.000Z"}');
INSERT INTO "confidential_audit" VALUES(17,8,'outcome','1','INSERT',NULL,'{"id":1,"violation_id":1,"person_id":9,"body":"2c7547f4924ab51b37de5a2eaaa0520fb4248c35a2d165211e6005bfb1dcf5bf","filed_by_id":5,"filed_at":"2026-11-02T15:00:00.000Z","notice_due":"2026-11-12","notice_at":null,"notice_by_id":null}');
INSERT INTO "confidential_audit" VALUES(18,8,'violation','1','UPDATE','{"id":1,"number":"V-2026-0001","office":"personnel","state":"referred","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":5}','{"id":1,"number":"V-2026-0001","office":"personnel","state":"referred","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":6}');
INSERT INTO "confidential_audit" VALUES(19,8,'violation','1','UPDATE','{"id":1,"number":"V-2026-0001","office":"personnel","state":"referred","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":null,"owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":6}','{"id":1,"number":"V-2026-0001","office":"personnel","state":"referred","state_since":"2026-11-02","reported_on":"2026-11-02","category":"advertising","account_id":8,"department_id":1,"place":"post","address":"https://www.facebook.com/PittsfieldRSVP/posts/1","happened_at":null,"poster":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","due":"2026-11-12","owner_id":5,"first_id":null,"receipt_sha256":"ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb","version":7}');
CREATE TABLE custody (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	since VARCHAR(24) NOT NULL, 
	secret_version INTEGER DEFAULT '0' NOT NULL, 
	envelope_id INTEGER, 
	changed_at VARCHAR(24), 
	changed_by_id INTEGER, 
	received_at VARCHAR(24), 
	received_by_id INTEGER, 
	verified_at VARCHAR(24), 
	verified_by_id INTEGER, 
	works BOOLEAN, 
	reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_custody_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_custody_changed_by_id_person FOREIGN KEY(changed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_custody_envelope_id_envelope FOREIGN KEY(envelope_id) REFERENCES envelope (id), 
	CONSTRAINT fk_custody_received_by_id_person FOREIGN KEY(received_by_id) REFERENCES person (id), 
	CONSTRAINT fk_custody_verified_by_id_person FOREIGN KEY(verified_by_id) REFERENCES person (id), 
	CONSTRAINT uq_custody_account_id_kind UNIQUE (account_id, kind)
);
INSERT INTO "custody" VALUES(1,5,'password','received','2026-11-02T15:00:00.000Z',1,1,'2026-11-02T15:00:00.000Z',9,'2026-11-02T15:00:00.000Z',3,NULL,NULL,NULL,'');
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
INSERT INTO "department" VALUES(1,'RSVP','rsvp','RSVP@cityofpittsfield.org','rsvp@cityofpittsfield.org',8,1);
INSERT INTO "department" VALUES(2,'Library','library','library@cityofpittsfield.org','library@cityofpittsfield.org',13,1);
INSERT INTO "department" VALUES(3,'Parks','parks',NULL,NULL,13,1);
INSERT INTO "department" VALUES(4,'Mayor''s Office','mayor''s office','mayor@cityofpittsfield.org','mayor@cityofpittsfield.org',2,1);
CREATE TABLE device (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	device_id VARCHAR(32) NOT NULL, 
	person_id INTEGER NOT NULL, 
	computer VARCHAR(200) NOT NULL, 
	enrolment BLOB NOT NULL, 
	state VARCHAR(12) DEFAULT 'asked' NOT NULL, 
	asked_at VARCHAR(24) NOT NULL, 
	decided_by_id INTEGER, 
	decided_at VARCHAR(24), 
	reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT ck_device_state CHECK (state IN ('asked', 'enrolled', 'turned_away', 'dropped')), 
	CONSTRAINT fk_device_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id), 
	CONSTRAINT fk_device_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_device_device_id UNIQUE (device_id)
);
INSERT INTO "device" VALUES(1,'c7ac59ad001aba4d1b912d3d4a5e2185',3,'IVY-PC',X'7B226B657973223A7B226167655F726563697069656E74223A22616765317572726D616D743567766A6C733235386B6D783577646E367178323771726666776B36786C33713278736B6E7579687632756173733765733663222C22636F6D7075746572223A224956592D5043222C226964223A226337616335396164303031616261346431623931326433643461356532313835222C226C6F67696E223A22697679222C227369676E696E675F6B6579223A2239633638366461373236663337333234313361343064316466306365353965653364303736613033346239303666323864663337653463333531623736383362227D2C227369676E6174757265223A226565656636616637366664396239333633623532633664336563373666616633653331623861636632336239663964623263376436373464313362326363663835393731306130633162646338613830313736653964323939306536623165633933636230336462366339663131656566613931356465656337303934383033227D','enrolled','2026-11-02T15:00:00.000Z',3,'2026-11-02T15:00:00.000Z','');
INSERT INTO "device" VALUES(2,'b1e2dca9a4c1ccc33e91680ed76bccc7',9,'ADA-PC',X'7B226B657973223A7B226167655F726563697069656E74223A22616765317239636E7A6671796E6C327A6878736A367879346A35767074616A377A6472367668616366327275787368786C636E6434757873687737657130222C22636F6D7075746572223A224144412D5043222C226964223A226231653264636139613463316363633333653931363830656437366263636337222C226C6F67696E223A22616461222C227369676E696E675F6B6579223A2230656634346533616635343032373433353730343439383936646132633030343962366438633432393534633832623866303437373130386635303737623265227D2C227369676E6174757265223A226266303032613439653366313530383765333233396463636236626433346236363639666532303663366532313763646634343033333538323132353439656363653934303666323763313432373032623131373761633862666530303539393465343237303764393065613161313862313164306430373332376130353033227D','enrolled','2026-11-02T15:00:00.000Z',3,'2026-11-02T15:00:00.000Z','');
INSERT INTO "device" VALUES(3,'296ec9e2a801fc6110a288ad2085d22b',10,'ABE-PC',X'7B226B657973223A7B226167655F726563697069656E74223A226167653134396E7A6E716361717A637268393035726478346B3234347174746A7039636E73656E6B61373768667A30326867656174616D71326333383533222C22636F6D7075746572223A224142452D5043222C226964223A223239366563396532613830316663363131306132383861643230383564323262222C226C6F67696E223A22616265222C227369676E696E675F6B6579223A2263646566663238613065663435643164386531613737313830613633623433366462646564373135656563313836336235323334396466653630333432343261227D2C227369676E6174757265223A226566356239333166353965393663653033616463343735383266346333633230613662323066336663613932643663363862336466373365333631326161333632303632366561323634343438313430376630343463346138393032313331383537626263633166323664333465633531383664643737623731363831653030227D','enrolled','2026-11-02T15:00:00.000Z',3,'2026-11-02T15:00:00.000Z','');
CREATE TABLE device_directory (
	epoch INTEGER NOT NULL, 
	document BLOB NOT NULL, 
	signature BLOB NOT NULL, 
	signed_by_id INTEGER NOT NULL, 
	signed_at VARCHAR(24) NOT NULL, 
	CONSTRAINT pk_device_directory PRIMARY KEY (epoch), 
	CONSTRAINT fk_device_directory_signed_by_id_person FOREIGN KEY(signed_by_id) REFERENCES person (id)
);
INSERT INTO "device_directory" VALUES(1,X'7B2264657669636573223A5B7B226465706172746D656E7473223A5B5D2C226B657973223A7B226167655F726563697069656E74223A22616765317572726D616D743567766A6C733235386B6D783577646E367178323771726666776B36786C33713278736B6E7579687632756173733765733663222C22636F6D7075746572223A224956592D5043222C226964223A226337616335396164303031616261346431623931326433643461356532313835222C226C6F67696E223A22697679222C227369676E696E675F6B6579223A2239633638366461373236663337333234313361343064316466306365353965653364303736613033346239303666323864663337653463333531623736383362227D2C22726F6C65223A226974227D5D2C2265706F6368223A312C2265787069726573223A313830313430373630302C22697373756564223A313739333633313630302C227265636F76657279223A22616765316C6737687939616166776D30786B786E6C7570343675343439366A72366E68666D6A6D36343730337839386D3379643633677A73737967676C65222C22726F6F74223A2265616432383637356264306635626538646334346539663863346461396431323938663633663132373239303631663763376234346232383235633339636333227D',X'128A5FAB98472882062121D4B6476D27A6254A50BF5D8255E6C76970D007BF844EF83A2C7E54263186FCE9D800467C1144DFBFE5CD332CC80948D1B2BB60460C',3,'2026-11-02T15:00:00.000Z');
INSERT INTO "device_directory" VALUES(2,X'7B2264657669636573223A5B7B226465706172746D656E7473223A5B315D2C226B657973223A7B226167655F726563697069656E74223A22616765317239636E7A6671796E6C327A6878736A367879346A35767074616A377A6472367668616366327275787368786C636E6434757873687737657130222C22636F6D7075746572223A224144412D5043222C226964223A226231653264636139613463316363633333653931363830656437366263636337222C226C6F67696E223A22616461222C227369676E696E675F6B6579223A2230656634346533616635343032373433353730343439383936646132633030343962366438633432393534633832623866303437373130386635303737623265227D2C22726F6C65223A2261646D696E6973747261746F72227D2C7B226465706172746D656E7473223A5B5D2C226B657973223A7B226167655F726563697069656E74223A22616765317572726D616D743567766A6C733235386B6D783577646E367178323771726666776B36786C33713278736B6E7579687632756173733765733663222C22636F6D7075746572223A224956592D5043222C226964223A226337616335396164303031616261346431623931326433643461356532313835222C226C6F67696E223A22697679222C227369676E696E675F6B6579223A2239633638366461373236663337333234313361343064316466306365353965653364303736613033346239303666323864663337653463333531623736383362227D2C22726F6C65223A226974227D5D2C2265706F6368223A322C2265787069726573223A313830313430373630302C22697373756564223A313739333633313630302C227265636F76657279223A22616765316C6737687939616166776D30786B786E6C7570343675343439366A72366E68666D6A6D36343730337839386D3379643633677A73737967676C65222C22726F6F74223A2265616432383637356264306635626538646334346539663863346461396431323938663633663132373239303631663763376234346232383235633339636333227D',X'F1E342895E11F0FDC60D8B2B286405F670ED592AAD861CB742B1FF48D696A4BACBCE0A0B94144E0544C093796DD52D388E5C68BDFD2A697A92F40AA9E21A4002',3,'2026-11-02T15:00:00.000Z');
INSERT INTO "device_directory" VALUES(3,X'7B2264657669636573223A5B7B226465706172746D656E7473223A5B315D2C226B657973223A7B226167655F726563697069656E74223A226167653134396E7A6E716361717A637268393035726478346B3234347174746A7039636E73656E6B61373768667A30326867656174616D71326333383533222C22636F6D7075746572223A224142452D5043222C226964223A223239366563396532613830316663363131306132383861643230383564323262222C226C6F67696E223A22616265222C227369676E696E675F6B6579223A2263646566663238613065663435643164386531613737313830613633623433366462646564373135656563313836336235323334396466653630333432343261227D2C22726F6C65223A2261646D696E6973747261746F72227D2C7B226465706172746D656E7473223A5B315D2C226B657973223A7B226167655F726563697069656E74223A22616765317239636E7A6671796E6C327A6878736A367879346A35767074616A377A6472367668616366327275787368786C636E6434757873687737657130222C22636F6D7075746572223A224144412D5043222C226964223A226231653264636139613463316363633333653931363830656437366263636337222C226C6F67696E223A22616461222C227369676E696E675F6B6579223A2230656634346533616635343032373433353730343439383936646132633030343962366438633432393534633832623866303437373130386635303737623265227D2C22726F6C65223A2261646D696E6973747261746F72227D2C7B226465706172746D656E7473223A5B5D2C226B657973223A7B226167655F726563697069656E74223A22616765317572726D616D743567766A6C733235386B6D783577646E367178323771726666776B36786C33713278736B6E7579687632756173733765733663222C22636F6D7075746572223A224956592D5043222C226964223A226337616335396164303031616261346431623931326433643461356532313835222C226C6F67696E223A22697679222C227369676E696E675F6B6579223A2239633638366461373236663337333234313361343064316466306365353965653364303736613033346239303666323864663337653463333531623736383362227D2C22726F6C65223A226974227D5D2C2265706F6368223A332C2265787069726573223A313830313430373630302C22697373756564223A313739333633313630302C227265636F76657279223A22616765316C6737687939616166776D30786B786E6C7570343675343439366A72366E68666D6A6D36343730337839386D3379643633677A73737967676C65222C22726F6F74223A2265616432383637356264306635626538646334346539663863346461396431323938663633663132373239303631663763376234346232383235633339636333227D',X'480F561FA84627F7B77F743DA88FF5BF29A8A446EA2252493CF02A8919E87348BB05B16737A72F32CDE00148674404AD920BC455F9EED016F29B37C28C0F6400',3,'2026-11-02T15:00:00.000Z');
CREATE TABLE disposal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	record_id INTEGER NOT NULL, 
	at VARCHAR(24) NOT NULL, 
	by_id INTEGER NOT NULL, 
	authority TEXT NOT NULL, 
	schedule TEXT NOT NULL, 
	due DATE NOT NULL, 
	CONSTRAINT fk_disposal_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_disposal_record_id_removed_record FOREIGN KEY(record_id) REFERENCES removed_record (id), 
	CONSTRAINT uq_disposal_record_id UNIQUE (record_id)
);
INSERT INTO "disposal" VALUES(1,2,'2026-11-02T15:00:00.000Z',1,'RMU-2','Series 1.2','2025-08-24');
CREATE TABLE draft (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	department_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	created_at VARCHAR(24) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	state_since VARCHAR(24) NOT NULL, 
	remark TEXT DEFAULT '' NOT NULL, 
	sent_by_id INTEGER, 
	sent_at VARCHAR(24), 
	decided_by_id INTEGER, 
	decided_at VARCHAR(24), 
	approval VARCHAR(10) DEFAULT 'none' NOT NULL, 
	post_sha256 VARCHAR(64) NOT NULL, 
	report TEXT, 
	CONSTRAINT ck_draft_approval CHECK (approval IN ('none', 'second', 'own')), 
	CONSTRAINT ck_draft_state CHECK (state IN ('draft', 'held', 'sent', 'returned', 'approved', 'posted', 'discarded')), 
	CONSTRAINT fk_draft_author_id_person FOREIGN KEY(author_id) REFERENCES person (id), 
	CONSTRAINT fk_draft_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id), 
	CONSTRAINT fk_draft_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_draft_sent_by_id_person FOREIGN KEY(sent_by_id) REFERENCES person (id)
);
INSERT INTO "draft" VALUES(1,1,9,'2026-11-02T15:00:00.000Z','held','2026-11-02T15:00:00.000Z','',NULL,NULL,NULL,NULL,'none','39bc073c7ce70d50f0e8857e705fabbd3681fdbf39612399e4252e89a2963608',NULL);
INSERT INTO "draft" VALUES(2,1,9,'2026-11-02T15:00:00.000Z','posted','2026-11-02T15:00:00.000Z','',9,'2026-11-02T15:00:00.000Z',8,'2026-11-02T15:00:00.000Z','second','b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b','{"pack":"90","pack_sha256":"685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","verdict":"pass","findings":[],"confirmations":[{"key":"T-MISSION:7513f8797959d0fa570601e1d7db6e77","rule":"T-MISSION","requirement":"R34","statement":"This post fits the department''s mission.","quote":"","findings":[]}],"platforms":[{"platform":"facebook","verdict":"pass","length":30,"limit":63206,"hashtags":0,"hashtag_limit":null,"findings":[]},{"platform":"x","verdict":"pass","length":30,"limit":280,"hashtags":0,"hashtag_limit":null,"findings":[]}],"passed":["R25","R34","R42"]}');
CREATE TABLE draft_confirmation (
	draft_id INTEGER NOT NULL, 
	"key" VARCHAR(200) NOT NULL, 
	person_id INTEGER NOT NULL, 
	at VARCHAR(24) NOT NULL, 
	CONSTRAINT pk_draft_confirmation PRIMARY KEY (draft_id, "key"), 
	CONSTRAINT fk_draft_confirmation_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id), 
	CONSTRAINT fk_draft_confirmation_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "draft_confirmation" VALUES(1,'T-MISSION:48db3cee103a9b1f8eaf2565f64115a1',9,'2026-11-02T15:00:00.000Z');
INSERT INTO "draft_confirmation" VALUES(2,'T-MISSION:7513f8797959d0fa570601e1d7db6e77',9,'2026-11-02T15:00:00.000Z');
CREATE TABLE draft_file (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	draft_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	facts TEXT NOT NULL, 
	added_by_id INTEGER NOT NULL, 
	added_at VARCHAR(24) NOT NULL, 
	CONSTRAINT fk_draft_file_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES person (id), 
	CONSTRAINT fk_draft_file_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id), 
	CONSTRAINT fk_draft_file_sha256_file FOREIGN KEY(sha256) REFERENCES file (sha256)
);
INSERT INTO "draft_file" VALUES(1,1,'8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd','{"name":"hall.png","kind":"photo","content_type":"image/png","size":72,"width":4,"height":4,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","claimed_type":"","has_location":false,"has_camera_data":false,"seal":"none","pixels_sha256":"","difference_hash":-1,"seconds":0.0,"has_captions":false,"has_sound":true,"alt_text":"","credit":"","copyrighted":false,"taken_by":"","taken_by_authorized":null,"function":""}',9,'2026-11-02T15:00:00.000Z');
CREATE TABLE draft_question (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	draft_id INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	asked_by_id INTEGER NOT NULL, 
	asked_at VARCHAR(24) NOT NULL, 
	answer TEXT DEFAULT '' NOT NULL, 
	answered_by_id INTEGER, 
	answered_at VARCHAR(24), 
	CONSTRAINT fk_draft_question_answered_by_id_person FOREIGN KEY(answered_by_id) REFERENCES person (id), 
	CONSTRAINT fk_draft_question_asked_by_id_person FOREIGN KEY(asked_by_id) REFERENCES person (id), 
	CONSTRAINT fk_draft_question_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id)
);
INSERT INTO "draft_question" VALUES(1,1,'é “quoted”?',9,'2026-11-02T15:00:00.000Z','',NULL,NULL);
CREATE TABLE draft_text (
	draft_id INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	title VARCHAR(100) NOT NULL, 
	search_key TEXT NOT NULL, 
	changed_by_id INTEGER NOT NULL, 
	changed_at VARCHAR(24) NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_draft_text PRIMARY KEY (draft_id), 
	CONSTRAINT fk_draft_text_changed_by_id_person FOREIGN KEY(changed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_draft_text_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id)
);
INSERT INTO "draft_text" VALUES(1,'{"text":"\u00e9 \u201cquoted\u201d <b>\ud83d\ude00</b>","platforms":["facebook","x"],"variants":[],"media":[{"name":"hall.png","kind":"photo","content_type":"image/png","size":72,"width":4,"height":4,"sha256":"8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd","claimed_type":"","has_location":false,"has_camera_data":false,"seal":"none","pixels_sha256":"","difference_hash":-1,"seconds":0.0,"has_captions":false,"has_sound":true,"alt_text":"","credit":"","copyrighted":false,"taken_by":"","taken_by_authorized":null,"function":""}],"department":"RSVP"}','é “quoted” <b>😀</b>','é “quoted” <b>😀</b>',9,'2026-11-02T15:00:00.000Z',3);
INSERT INTO "draft_text" VALUES(2,'{"text":"The library is open on Monday.","platforms":["facebook","x"],"variants":[],"media":[],"department":"RSVP"}','The library is open on Monday.','the library is open on monday.',9,'2026-11-02T15:00:00.000Z',5);
CREATE TABLE draft_writer (
	draft_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	since VARCHAR(24) NOT NULL, 
	CONSTRAINT pk_draft_writer PRIMARY KEY (draft_id, person_id), 
	CONSTRAINT fk_draft_writer_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id), 
	CONSTRAINT fk_draft_writer_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "draft_writer" VALUES(1,9,'2026-11-02T15:00:00.000Z');
INSERT INTO "draft_writer" VALUES(2,9,'2026-11-02T15:00:00.000Z');
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
INSERT INTO "email_request" VALUES(1,3,'parks@cityofpittsfield.org','open',14,'2026-11-02T15:00:00.000Z',NULL,NULL,'',1);
CREATE TABLE envelope (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	envelope_id VARCHAR(64) NOT NULL, 
	account_id INTEGER NOT NULL, 
	department_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	secret_version INTEGER NOT NULL, 
	direction VARCHAR(20) NOT NULL, 
	device_id VARCHAR(32) NOT NULL, 
	epoch INTEGER NOT NULL, 
	holders TEXT NOT NULL, 
	data BLOB NOT NULL, 
	sent_by_id INTEGER NOT NULL, 
	sent_at VARCHAR(24) NOT NULL, 
	CONSTRAINT fk_envelope_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_envelope_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_envelope_sent_by_id_person FOREIGN KEY(sent_by_id) REFERENCES person (id), 
	CONSTRAINT uq_envelope_envelope_id UNIQUE (envelope_id)
);
INSERT INTO "envelope" VALUES(1,'34960f3f379eed3626c9757965b6f04b6c9a1d7468536c66f8ec175e042ff75c',5,1,'password',1,'to_it','b1e2dca9a4c1ccc33e91680ed76bccc7',3,'b1e2dca9a4c1ccc33e91680ed76bccc7 c7ac59ad001aba4d1b912d3d4a5e2185',X'7B2263697068657274657874223A22363136373635326436353665363337323739373037343639366636653265366637323637326637363331306132643365323035383332333533353331333932303436346535353262333334323664363636663464333634353561333836633334333134653638366133333537333634393331373434643734366235383739346633323539346537353736363936383631343733303662306135343466333633323639346336633331353736633734333837383637326233313436326634633538373432663465346436373638363733393761356136623332333835343638346533383637373235313662373536623061326433653230353833323335333533313339323033353466353936643436366334653730376135373536343737373462363637353761346136393732373836313634333736323266333133323638356134343461343135353434366536353738343735303734363737373061353736363638363634373639376135373731343334343332356137323466333734313334373237333732363532623662373934623333333736363535333733323464373533383631346534343665333536623531363330613264336532303461343432333264363737323635363137333635323034653237323137353362353032303638336537643233363932643561323035363230343432313331366336353561373137393061343832623733346536633338366535373735346333323331363133383266363833303431333836323462363636643732333934653634363134663732353834343464353734333637353537373061326432643264323035613635353637393738326636383535356134353637333133303330333535383735346332623736333536653338363834633738366337613665366335333339333635333636353235353737333737613537366134353061616437613836383761626436353565613930373532363431336366633338313232643430313831643730313730643336363532326339653730343937646438616133383636613632636265616632393935316261613264356464613564313166636430663331393166396135393536306461373961626232366235363732313664646438613161636332333338666264626562393439633736383565336262326234373830393265333032626330636137333537383434326336313461333731663630656438393137333432356135313134663164313665346138666633383561333939653436363966386533663165336439333362633136643864626332633832346530613462366338363264396234353933373565346138663232613565623437653431656634303737373535383139343238653665663232363336303266613734656531343030616131376134313132636631326639373234633733393239373234626561376661616535353739656630653964363633653733323637646261386266306639643666613830346538663165633437383937373866376630663832323664646264316531343737626130316263343734336464313030346435323965306365643764383764653264613130333232336666333430376138386364383233346362653037613539636331663363303433303632346339316131626633333061316432383662643530616236353431636531323134356564363635396239353766323836326431323637643462313538313336373061336236646136393033326635613461636361333765323139343237613330363035613939383533323266356663663636353661386633333664303438393463643438663131643263393462373161653732363738633361383566656333326662633136316164303063343530626263366366353539653334383331323063363363633534656436383061383331653531376564643361323961666330666232663934656664613534303965626465383739626132613637663936313337356435396138383338653739663662646461646338373264353362303365626464663331316631653939663635366465373663656162383537313833353830323637636630646666616132386131653230363062303532313136336338633434666565376334366635346631366238613934613264633735313832333639366336643065353137326264343130383161333464316631653731326239316332353763383139333663666636643237356131353938666232643766653836366662323533376430336464313030643662623831393565383965313663386531353238616431343436366163666539393539656432336239366238643130663532383832613661383337663632643230326665306534623939636162333738623761656134366231613264336534333031343731633037653663326430313864353135306132333864663333343565383364666162306434666239656665343363643765626433353232643434333338346563396162663536333863393332656463386432633565353938663431376135303734643163616237616535636365646138386136333331393866633438346564663863326666366134343364653236653339656231643939316234343164333333633266623066316130643538653663373131396662666262373734633330336463616363623262316638646432303332306262396636393061373030323165366161303332666236323230373864323865396530303738663264333037343132366162376330313736626362663436323336653438306566356361656530326139646166643338623731386635306332356164333865393563396363623261633535343339613262666331396434636439656239393364343964356564343735643333636236393830373530396630333134343265626235303732363339396165613837333461636632633238363131363435613838373735343936303134663931616236396139363038383137336661326332613562323036326663356561303136396465643365316630613262303238613831376130663531313862303534376339356264386263626231353066623332336134626535613461376364373065623233353663616535393239386132333937383963623761396663623666373534313939373733653932393231396231653231623534616632303535306632633161383937613064666336376366646532356366393763613838666535346638643134303061343332383063356466613132373333633930363964616633333833356130616665363666346330346262656163613030346163343033323536343465326132646530376535613839366433653062663036313431326133646166623262656365643538326138346639303235376666653337643033373034343232396132306335633235376131306465613533222C22686561646572223A7B2264657669636573223A5B226337616335396164303031616261346431623931326433643461356532313835225D2C2265706F6368223A332C22726563697069656E7473223A2231386632383533626363613633646433313563653234646536393630386666653631306637366166623261383738613131633362363430366561613333386639222C22726F77223A7B226163636F756E74223A352C226465706172746D656E74223A312C22646972656374696F6E223A22746F5F6974222C226B696E64223A2270617373776F7264222C2276657273696F6E223A317D2C2273656E646572223A226231653264636139613463316363633333653931363830656437366263636337227D2C227369676E6174757265223A223662653434323230306639336232666663393665663937623162373833613334323961353562386639363530373831393237653930373838663161393937336565373435346662613265613235616339323430633963363734393565343762613263303536353863383839303637656362313732386632346535383835393061227D',9,'2026-11-02T15:00:00.000Z');
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
INSERT INTO "evidence" VALUES(1,1,'8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd','page.png','image/png',14,'2026-11-02T15:00:00.000Z');
INSERT INTO "evidence" VALUES(2,2,'8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd','page.png','image/png',9,'2026-11-02T15:00:00.000Z');
CREATE TABLE file (
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_file PRIMARY KEY (sha256), 
	CONSTRAINT ck_file_size CHECK (size <= 52428800 AND size = length(data))
);
INSERT INTO "file" VALUES('8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd',72,X'89504E470D0A1A0A00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO "file" VALUES('0965070272b544b41d2c3f989be4256f153b6eb88b7ccb7342c42520b1b24b25',2377,X'89504E470D0A1A0A0000000D49484452000000F0000000F00802000000B1377EC50000091049444154789CEDDD3BB214471085E142C10ED801DBC06607B8588A90C572B088C0C2650772E4B00D76C01AAE8C5234A3E979F4A32AF39C93E7F72146595F2745DF51F0EAE5E5A539A7D21FD91FC0B99119B493CAA09D5406EDA432682795413BA90CDA4965D04E2A837652BDCEFE003ABD79F7E9CC2FFFF5E3F3A84F52B957FED1F7DE4EC2DD9BA1EFCAA09F172CF871F6FD3883BE1D14E27B19F73A83FE1D05E27B1977CFA0B91DAF2B2EBB2E6831C7EB6ACAAE085A9EF265D55817025DCAF1BA22B24B802E4EF93279D6E2A04DF966C2AC65419BF2D324590B8236E55D89B196026DCA8793612D02DA948724C09A1EB4290F8F9A35F717FCAD7946D45365DDD0D44367897155F38136E5E0B858935D39AC393EAE993381E69AAC524493E7B872100D543BFCEB07C186B6669CF0CF021D34FE04AB057E22B8570EF0C139CCEB07E886B666FC30CF081134E6A4DC3AC09382030D3823F720B4F3C2028D361DB725A85303020D3517B72B9CB38378CB81338EF3FDFCFE71EF2F79FBE1DB8C4F9252FAAB8F7CD0BC9A0FD8DD1EAFF25CD3C9A0E9344F457C2F3ADC89A63341B3684E417C2F16DC59A6D340E36B8672BC0E5F768A69FF9314D7813B5E5A3E27BEECC8723634E67A66A17C334CD6F14B3A0134A0666ACA9701B20E361D0D1A4DB30CE5CBD058479A0E050DA55992F26550ACC34CC781C6D12C4FF9321CD631A6834083682E45F93210D601A681BE9C34BBB29A5BA5FFF6880D9DBE9EEB1CE7D3D257F5EC253D7D435B3354E9D398ED61EE86CED59C7E78C8E5AEEA797B5AF60E6DCD8F539DCF44D089EB59F5B4C69638A57936665D39B2349BF281B2AE1F332E1E5336B435739535B7194E74EED0D67C2699E98D079DB29E65CE23B194190ED7A2B0A1AD795402931C0C3A7E3D0B9C0154F1F31C6B6624686BD688DA34F195C39AE7C53BDB61A083D733EFC4590A9EF0283F941BDA9A63629CF318D091EB9971CABC454E7B8822B20D6DCDF171CD7C00E8F46F3C8394FEDD7981CE5B62DAD0C8AB425B33F2E4AF3A0B3A6C3D53CC549875D8FC4F8AE2D8D0E09A851D5F067E0ABD53A07D7B5E5704F7D4CEB822D8D0E08BA19460F0B3686740C7AC67FC09AED3261E73228775116C68E4B4ED327610B4D7F3E3B4A1232F69DC0D8DAF595BEDE3604F07173478953523770474C07D0376016C4F5E7CC0191D90E60D7D2479ACBCED06EDF5BC3D79F7804BDA1B7A77F24CA983032DB39E7BF2FAD1CE6B1F687F79431E2860BBD4616D68B4C77D48F2CF00D4A96181064F9EA6403B40CFBE6F403DE8EBACF941B3CF6EBB3DFFE3F511BDFDF0EDCC917F79FFE7C00F73D55F7F7F9DF79BC78772E5F07A660FE4045140CBE74722A6ADA02BBFB0B34584360A84D8D0207F5ACD4EFEC140384708D0C8C92B14CBA043F3E331BB4DA0A75EA011FE9CBA97FDED6DEA696E71E80D7D376B66CCA0A3F373323583BE9DD991960C1AF9023D2FEDA725F74C9F832EF823156D70D43DD5E82B474E7E662665D0D7991A7599A06B5EA097849F9CC493F586FE5FC2C88A64D0BFB366810C3A333F42C333E8FFB22D8D9E802EF8123A383F487B7B6CD21BBA35AB122A0D74F1777697493E4E59E7EB0DADE9A96C060D911FAA5155076D496295066DCD7A95060D959FAE21D5056D4092D5050D989FB1F315056D3AAA15050D9B9FB49355046D34C255040D9E9FB73395036D2EDAD5026DCDF2D502CD921FBCC315026D25152A049A2B3F7EC74A031D7C60F6115CD6C0BDA171F34378A027A07FFDF81CF339A666194A3D36E90D0D9D1FC5BDE983B689528983B6E66A898316C8CFE4AE3241CF3E2A53C82A71F2DED04E2A59D05ECF357B0E5AE355B4D3E8A9C6E40D3D698F7A3D27963B7CD92B87AB992068AFE7CAA981B6E6E26D023DF5EF8526A8D4D4D3DCE2506A43FBD97052A09D83003D64B37A3DA78770045B41FBC72B2EB78D022136F4F9107683430805B445B207728228A0CF04324A87D00ED0B3AFD1C75C5A3342B34F61BB3D850DEDDC1216E8BD0FBAD7334250A7B00FB45FDEB9F876A9C3DAD06DCFE30EB518CA86760A70A09D3BD36ED001B78E2D0F3DDA62A859C029ECF5E60DEDA43A023A7D497B3D2304B89E5B6BAF677C8ED9FDFCFE31FB2384F6E5FD3FD91F8126DC2B87D73072B0A7731074CC0B69D8A9152FE65C8E19C3DDD0CE1DE838682FE99A21AFE746B1A16D1A27FCB33805DA5FED70333AE38A60433786C550218A53380B3A6C49534C53B8B0F99F14C5B1A17B369D15D1E40780F64DDA8DEABC25A60DDDA856854C5C331F033A724973CD97BDC8690F5144B6A17B361D13E39C87810EBE4933CE9AABE0098FF243B9A17B363D2FDED98E041DFFBA8377EEC8C54F75A09CC11BDAA6D9A3D6DCA8AF1C4B363D2A81498E079DF273168193482F6586C3B5BC7A797919FB3BB6D6DEBCFB34FCF7DC52B5FFD77060591B6138E829578EAC1F867B4F1F4B46739BB4A17B597BBA79556F2E71054CDA7A13FF5298F8A525AFEA2DE9696E1A6F396E66D38F539DCFC42B472FF1E2D1F3F5E3AA74CA53FFE89EBEA1D3BF2D9D7E7E50A54F63B687E91BBA97BEA75BF9559D4EB9856C37D93BF43A8413CDAACE7F7BD0866E184BBA576A55E3508EB97CC6816E48A65B01D638945BE05FA542413730D34D943514E516FB62201A74C333DD8458A3516EE1AFB912403748D38D9C3520E596F1D23607744335DD085963526E493F82A0FC2729A6B6F800970DEB38B7B40DDD8097F45550B2591C67FD84381374E331BD94829B05F152E2F71D92413742D34B5371D3215ECAFDF64E3EE8C66C7ADD01E5BC76D7A57F170D02744F8975C1D229F780BE9C04321177209CB30302DD90E6E2B607756A58A01BD874DCD3D0CE0B0E74C39B91BB17E04921826E90937257619E11D05B8E9BF9D5076098947BA01B7A09797635033F1174D00D7E82A5C23F0BF42BC765BE7E24864FB947B0A1975866AA17D1E4994037AAC9CAC43573A62BC765BE7E04C445B9C70ABA67D69362A4DC23BB725CC53B77E4A8A7CABDA197BCAA87444DB92702BA67D68713A0DC9302DD33EB5DC950EE0982EE99F5D3C428F76441F7CCFA6692947BE2A07B66BD244CB9570274AF386B79CABD42A0974AC92EE278A922E89E3CEB6A947B75412F89C9AEE978C9A07F472DBBB8E32583BE1D056E235E67D0CF83C26DC48F33E8DD05FBB6E05D19F4B04E4237DC2119B4938AFB0BFECE5D65D04E2A83765219B493CAA09D5406EDA432682795413BA9FE05D249D70F99F53D790000000049454E44AE426082');
INSERT INTO "file" VALUES('187897ce0afcf20b50ba2b37dca84a951b7046f29ed5ab94f010619f69d6e189',4,X'6D6F7265');
INSERT INTO "file" VALUES('7ff5a23b9ea5a48e9a9695a313e5b7e7505be5083d61ad3dd2be43e3decbab24',22,X'89504E470D0A1A0A7365656E20696E20612063617365');
CREATE TABLE hold (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	record_id INTEGER NOT NULL, 
	who VARCHAR(300) NOT NULL, 
	why TEXT NOT NULL, 
	since DATE NOT NULL, 
	placed_by_id INTEGER NOT NULL, 
	placed_at VARCHAR(24) NOT NULL, 
	lifted_by_id INTEGER, 
	lifted_at VARCHAR(24), 
	lift_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_hold_lifted_by_id_person FOREIGN KEY(lifted_by_id) REFERENCES person (id), 
	CONSTRAINT fk_hold_placed_by_id_person FOREIGN KEY(placed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_hold_record_id_removed_record FOREIGN KEY(record_id) REFERENCES removed_record (id)
);
INSERT INTO "hold" VALUES(1,1,'The City Solicitor','Doe v. City','2026-11-02',3,'2026-11-02T15:00:00.000Z',1,'2026-11-02T15:00:00.000Z','It is over');
CREATE TABLE installation (
	id INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	oldest_writer VARCHAR(20) NOT NULL, 
	review_days INTEGER NOT NULL, 
	created_at VARCHAR(24) NOT NULL, head_days INTEGER DEFAULT '7' NOT NULL, personnel_days INTEGER DEFAULT '30' NOT NULL, 
	CONSTRAINT pk_installation PRIMARY KEY (id), 
	CONSTRAINT ck_installation_one_row CHECK (id = 1), 
	CONSTRAINT ck_installation_kind CHECK (kind IN ('city', 'try-out'))
);
INSERT INTO "installation" VALUES(1,'city','0.1.0',180,'2026-11-02T15:00:00.000Z',7,30);
CREATE TABLE instruction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	violation_id INTEGER NOT NULL, 
	to_id INTEGER NOT NULL, 
	department_id INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	due DATE NOT NULL, 
	given_by_id INTEGER NOT NULL, 
	given_at VARCHAR(24) NOT NULL, 
	answer VARCHAR(10) DEFAULT 'none' NOT NULL, 
	answered_by_id INTEGER, 
	answered_at VARCHAR(24), 
	remark TEXT DEFAULT '' NOT NULL, 
	record_id INTEGER, 
	CONSTRAINT ck_instruction_answer CHECK (answer IN ('none', 'removed', 'refused', 'withdrawn')), 
	CONSTRAINT fk_instruction_answered_by_id_person FOREIGN KEY(answered_by_id) REFERENCES person (id), 
	CONSTRAINT fk_instruction_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_instruction_given_by_id_person FOREIGN KEY(given_by_id) REFERENCES person (id), 
	CONSTRAINT fk_instruction_record_id_removed_record FOREIGN KEY(record_id) REFERENCES removed_record (id), 
	CONSTRAINT fk_instruction_to_id_person FOREIGN KEY(to_id) REFERENCES person (id), 
	CONSTRAINT fk_instruction_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id)
);
INSERT INTO "instruction" VALUES(1,1,8,1,'The post of Monday with the shop''s prices','2026-11-09',5,'2026-11-02T15:00:00.000Z','refused',8,'2026-11-02T15:00:00.000Z','It is art',NULL);
CREATE TABLE leaver (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	begun_by_id INTEGER NOT NULL, 
	begun_at VARCHAR(24) NOT NULL, 
	closed_by_id INTEGER, 
	closed_at VARCHAR(24), 
	CONSTRAINT fk_leaver_begun_by_id_person FOREIGN KEY(begun_by_id) REFERENCES person (id), 
	CONSTRAINT fk_leaver_closed_by_id_person FOREIGN KEY(closed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_leaver_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "leaver" VALUES(1,10,'é “quoted” <b>😀</b>',3,'2026-11-02T15:00:00.000Z',NULL,NULL);
CREATE TABLE leaver_task (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	leaver_id INTEGER NOT NULL, 
	account_id INTEGER, 
	kind VARCHAR(20) DEFAULT '' NOT NULL, 
	secret_version INTEGER, 
	page_role_id INTEGER, 
	device_id VARCHAR(32), 
	CONSTRAINT fk_leaver_task_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_leaver_task_device_id_device FOREIGN KEY(device_id) REFERENCES device (device_id), 
	CONSTRAINT fk_leaver_task_leaver_id_leaver FOREIGN KEY(leaver_id) REFERENCES leaver (id), 
	CONSTRAINT fk_leaver_task_page_role_id_page_role FOREIGN KEY(page_role_id) REFERENCES page_role (id)
);
INSERT INTO "leaver_task" VALUES(1,1,NULL,'',NULL,NULL,'296ec9e2a801fc6110a288ad2085d22b');
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
INSERT INTO "membership" VALUES(2,3,'it',NULL,'2026-11-02',NULL,1);
INSERT INTO "membership" VALUES(3,2,'mayor',NULL,'2026-11-02',NULL,1);
INSERT INTO "membership" VALUES(4,5,'personnel',NULL,'2026-11-02',NULL,1);
INSERT INTO "membership" VALUES(5,6,'personnel',NULL,'2026-11-02',NULL,1);
INSERT INTO "membership" VALUES(6,7,'personnel_director',NULL,'2026-11-02',NULL,1);
INSERT INTO "membership" VALUES(7,4,'mayor_designee',NULL,'2026-11-02','2027-05-03',2);
INSERT INTO "membership" VALUES(8,9,'administrator',1,'2026-11-02','2027-05-03',8);
INSERT INTO "membership" VALUES(9,10,'administrator',1,'2026-11-02','2027-05-03',8);
INSERT INTO "membership" VALUES(10,11,'head_designee',1,'2026-11-02','2027-05-03',8);
INSERT INTO "membership" VALUES(11,15,'photographer',1,'2026-11-02','2027-05-03',8);
INSERT INTO "membership" VALUES(12,14,'administrator',2,'2026-11-02','2027-05-03',13);
INSERT INTO "membership" VALUES(13,14,'administrator',3,'2026-11-02','2027-05-03',13);
CREATE TABLE monitoring (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	by_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	at VARCHAR(24) NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	CONSTRAINT fk_monitoring_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_monitoring_by_id_person FOREIGN KEY(by_id) REFERENCES person (id)
);
INSERT INTO "monitoring" VALUES(1,7,8,'head','2026-11-02T15:00:00.000Z','2026-11-02','2026-11-02');
CREATE TABLE monitoring_finding (
	monitoring_id INTEGER NOT NULL, 
	remark TEXT NOT NULL, 
	reported BOOLEAN NOT NULL, 
	CONSTRAINT pk_monitoring_finding PRIMARY KEY (monitoring_id), 
	CONSTRAINT fk_monitoring_finding_monitoring_id_monitoring FOREIGN KEY(monitoring_id) REFERENCES monitoring (id)
);
INSERT INTO "monitoring_finding" VALUES(1,'é “quoted” <b>😀</b>',0);
CREATE TABLE official_seal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(100) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	pixels_sha256 VARCHAR(64) NOT NULL, 
	difference_hash VARCHAR(32) NOT NULL, 
	added_by_id INTEGER NOT NULL, 
	added_at VARCHAR(24) NOT NULL, 
	CONSTRAINT fk_official_seal_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES person (id), 
	CONSTRAINT fk_official_seal_sha256_file FOREIGN KEY(sha256) REFERENCES file (sha256), 
	CONSTRAINT uq_official_seal_sha256 UNIQUE (sha256)
);
INSERT INTO "official_seal" VALUES(1,'City seal, é “blue”','0965070272b544b41d2c3f989be4256f153b6eb88b7ccb7342c42520b1b24b25','0ec3c8b7522439a4ffe834214ebb46ea043f4f022cb19da06037aa1325ebc449','e791bd8142427e18f08ea27173b28ef0',5,'2026-11-02T15:00:00.000Z');
CREATE TABLE open_act (one INTEGER PRIMARY KEY CHECK (one = 1), act_id INTEGER REFERENCES act (id), confidential_act_id INTEGER REFERENCES confidential_act (id));
INSERT INTO "open_act" VALUES(1,NULL,NULL);
CREATE TABLE outcome (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	violation_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	filed_by_id INTEGER NOT NULL, 
	filed_at VARCHAR(24) NOT NULL, 
	notice_due DATE NOT NULL, 
	notice_at VARCHAR(24), 
	notice_by_id INTEGER, 
	CONSTRAINT fk_outcome_filed_by_id_person FOREIGN KEY(filed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_outcome_notice_by_id_person FOREIGN KEY(notice_by_id) REFERENCES person (id), 
	CONSTRAINT fk_outcome_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_outcome_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id)
);
INSERT INTO "outcome" VALUES(1,1,9,'A warning',5,'2026-11-02T15:00:00.000Z','2026-11-12',NULL,NULL);
CREATE TABLE pack_proposal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	pack VARCHAR(20) NOT NULL, 
	text TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	note TEXT NOT NULL, 
	state VARCHAR(10) DEFAULT 'open' NOT NULL, 
	proposed_by_id INTEGER NOT NULL, 
	proposed_at VARCHAR(24) NOT NULL, 
	decided_by_id INTEGER, 
	decided_at VARCHAR(24), 
	decision TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT ck_pack_proposal_state CHECK (state IN ('open', 'published', 'withdrawn', 'refused')), 
	CONSTRAINT fk_pack_proposal_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id), 
	CONSTRAINT fk_pack_proposal_proposed_by_id_person FOREIGN KEY(proposed_by_id) REFERENCES person (id)
);
INSERT INTO "pack_proposal" VALUES(1,'90','
[pack]
version = "90"
policy = "The policy"
policy_sha256 = "e3a058100e7fb91ea7ad521c29ff94ed71194518bfb891ee2ed455e4cfe73006"
confirm = "These words are quoted."
[quotes]
R42 = "Political content of any kind."
[lists]
votes = ["vote yes", "vote no"]
[[rule]]
id = "T-VOTE"
title = "Asking for a vote"
requirement = "R42"
severity = "block"
message = "This asks for a vote."
fix = "Take it out."
locked = true
must = ["Vote yes", "vote yes on 2", "please vote yes", "Vote no"]
must_not = ["We vote on Tuesday", "Yes"]
[rule.match]
kind = "pattern"
any = [''\b{votes}\b'']
[[rule]]
id = "T-THINK"
title = "Opinion"
requirement = "R25"
severity = "warn"
message = "This reads like an opinion."
fix = "Say who says so."
must = ["I think so", "so I think", "i think"]
must_not = ["We think", "Think of it", "Thinking"]
[rule.match]
kind = "pattern"
any = [''\bi think\b'']
[[rule]]
id = "T-MISSION"
title = "Mission"
requirement = "R34"
severity = "attest"
message = "This is for you to judge."
fix = "Confirm it."
confirm = "This post fits the department''s mission."
[rule.match]
kind = "point"
when = "always"
','685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957','Tests','published',5,'2026-11-02T15:00:00.000Z',6,'2026-11-02T15:00:00.000Z','',2);
CREATE TABLE page_role (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	since DATE NOT NULL, 
	added_by_id INTEGER NOT NULL, 
	added_at VARCHAR(24) NOT NULL, 
	confirmed_by_id INTEGER, 
	confirmed_at VARCHAR(24), 
	ended_by_id INTEGER, 
	ended_at VARCHAR(24), 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT fk_page_role_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_page_role_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES person (id), 
	CONSTRAINT fk_page_role_confirmed_by_id_person FOREIGN KEY(confirmed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_page_role_ended_by_id_person FOREIGN KEY(ended_by_id) REFERENCES person (id), 
	CONSTRAINT fk_page_role_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "page_role" VALUES(1,6,9,'super_admin','2026-11-02',9,'2026-11-02T15:00:00.000Z',NULL,NULL,NULL,NULL,1);
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
INSERT INTO "person" VALUES(1,'lee','Lee Woods','lee.woods@cityofpittsfield.org',2,1,2);
INSERT INTO "person" VALUES(2,'max','Max Miller','max.miller@cityofpittsfield.org',NULL,1,1);
INSERT INTO "person" VALUES(3,'ivy','Ivy Stone','ivy.stone@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(4,'dot','Dot Dunn','dot.dunn@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(5,'pat','Pat Poole','pat.poole@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(6,'pam','Pam Price','pam.price@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(7,'dina','Dina Dorr','dina.dorr@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(8,'hal','Hal Hart','hal.hart@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(9,'ada','Ada Adams','ada.adams@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(10,'abe','Abe Allen','abe.allen@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(11,'deb','Deb Dean','deb.dean@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(12,'eve','Eve East','eve.east@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(13,'hope','Hope Hill','hope.hill@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(14,'lou','Lou Lang','lou.lang@cityofpittsfield.org',2,1,1);
INSERT INTO "person" VALUES(15,'phil','Phil Pine','phil.pine@cityofpittsfield.org',2,1,1);
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
INSERT INTO "platform_request" VALUES(1,1,'Bluesky','bsky.app','Many read it','accepted',9,'2026-11-02T15:00:00.000Z',5,'2026-11-02T15:00:00.000Z','Good',2);
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
CREATE TABLE post (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	draft_id INTEGER NOT NULL, 
	department_id INTEGER NOT NULL, 
	platform VARCHAR(40) NOT NULL, 
	address VARCHAR(2000) NOT NULL, 
	posted_at VARCHAR(24) NOT NULL, 
	author_id INTEGER NOT NULL, 
	marked_by_id INTEGER NOT NULL, 
	marked_at VARCHAR(24) NOT NULL, 
	approved_by_id INTEGER NOT NULL, 
	approved_at VARCHAR(24) NOT NULL, 
	approval VARCHAR(10) NOT NULL, 
	body TEXT NOT NULL, 
	post_sha256 VARCHAR(64) NOT NULL, 
	report TEXT NOT NULL, 
	confirmed TEXT NOT NULL, 
	pack VARCHAR(20) NOT NULL, 
	pack_sha256 VARCHAR(64) NOT NULL, 
	CONSTRAINT fk_post_approved_by_id_person FOREIGN KEY(approved_by_id) REFERENCES person (id), 
	CONSTRAINT fk_post_author_id_person FOREIGN KEY(author_id) REFERENCES person (id), 
	CONSTRAINT fk_post_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_post_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id), 
	CONSTRAINT fk_post_marked_by_id_person FOREIGN KEY(marked_by_id) REFERENCES person (id)
);
INSERT INTO "post" VALUES(1,2,1,'facebook','https://facebook.com/PittsfieldRSVP/posts/2','2026-11-02T14:59:00.000Z',9,9,'2026-11-02T15:00:00.000Z',8,'2026-11-02T15:00:00.000Z','second','{"text":"The library is open on Monday.","platforms":["facebook","x"],"variants":[],"media":[],"department":"RSVP"}','b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b','{"pack":"90","pack_sha256":"685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","verdict":"pass","findings":[],"confirmations":[{"key":"T-MISSION:7513f8797959d0fa570601e1d7db6e77","rule":"T-MISSION","requirement":"R34","statement":"This post fits the department''s mission.","quote":"","findings":[]}],"platforms":[{"platform":"facebook","verdict":"pass","length":30,"limit":63206,"hashtags":0,"hashtag_limit":null,"findings":[]},{"platform":"x","verdict":"pass","length":30,"limit":280,"hashtags":0,"hashtag_limit":null,"findings":[]}],"passed":["R25","R34","R42"]}','[["T-MISSION:7513f8797959d0fa570601e1d7db6e77",9,"Ada Adams","2026-11-02T15:00:00+00:00"]]','90','685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957');
INSERT INTO "post" VALUES(2,2,1,'x','https://x.com/PittsfieldRSVP/status/2','2026-11-02T14:59:00.000Z',9,9,'2026-11-02T15:00:00.000Z',8,'2026-11-02T15:00:00.000Z','second','{"text":"The library is open on Monday.","platforms":["facebook","x"],"variants":[],"media":[],"department":"RSVP"}','b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b','{"pack":"90","pack_sha256":"685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957","post_sha256":"b0109de9f87596cbb0f7f81f7d59face2e2582f32cf2ff850c048aa558018a2b","verdict":"pass","findings":[],"confirmations":[{"key":"T-MISSION:7513f8797959d0fa570601e1d7db6e77","rule":"T-MISSION","requirement":"R34","statement":"This post fits the department''s mission.","quote":"","findings":[]}],"platforms":[{"platform":"facebook","verdict":"pass","length":30,"limit":63206,"hashtags":0,"hashtag_limit":null,"findings":[]},{"platform":"x","verdict":"pass","length":30,"limit":280,"hashtags":0,"hashtag_limit":null,"findings":[]}],"passed":["R25","R34","R42"]}','[["T-MISSION:7513f8797959d0fa570601e1d7db6e77",9,"Ada Adams","2026-11-02T15:00:00+00:00"]]','90','685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957');
CREATE TABLE receipt (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	envelope_id INTEGER NOT NULL, 
	device_id VARCHAR(32) NOT NULL, 
	outcome VARCHAR(10) NOT NULL, 
	reason VARCHAR(40) DEFAULT '' NOT NULL, 
	data BLOB NOT NULL, 
	by_id INTEGER NOT NULL, 
	at VARCHAR(24) NOT NULL, 
	CONSTRAINT ck_receipt_outcome CHECK (outcome IN ('received', 'rejected')), 
	CONSTRAINT fk_receipt_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_receipt_envelope_id_envelope FOREIGN KEY(envelope_id) REFERENCES envelope (id), 
	CONSTRAINT uq_receipt_envelope_id_device_id UNIQUE (envelope_id, device_id)
);
INSERT INTO "receipt" VALUES(1,1,'c7ac59ad001aba4d1b912d3d4a5e2185','received','',X'7B2272656365697074223A7B226174223A313739333633313630302C22646576696365223A226337616335396164303031616261346431623931326433643461356532313835222C22656E76656C6F7065223A2233343936306633663337396565643336323663393735373936356236663034623663396131643734363835333663363666386563313735653034326666373563222C226F7574636F6D65223A227265636569766564222C22726561736F6E223A22222C22726F77223A7B226163636F756E74223A352C226465706172746D656E74223A312C22646972656374696F6E223A22746F5F6974222C226B696E64223A2270617373776F7264222C2276657273696F6E223A317D7D2C227369676E6174757265223A226438613539646230323432386561323430343530383737363135343333356330353938336439323536653466393035323961323839386632363063646434353234363037343437346133396466376665663336386139313439643661336231353738356565383465396637383066643063343765346430393437663832383039227D',3,'2026-11-02T15:00:00.000Z');
CREATE TABLE record_addition (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	record_id INTEGER NOT NULL, 
	field VARCHAR(20) NOT NULL, 
	value TEXT NOT NULL, 
	search_key TEXT NOT NULL, 
	added_by_id INTEGER NOT NULL, 
	added_at VARCHAR(24) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	CONSTRAINT fk_record_addition_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES person (id), 
	CONSTRAINT fk_record_addition_record_id_removed_record FOREIGN KEY(record_id) REFERENCES removed_record (id)
);
INSERT INTO "record_addition" VALUES(1,1,'author','Jo Doe','jo doe',3,'2026-11-02T15:00:00.000Z','1752350ce53638ec3c7740474c599aa8d3c2d8c852c1e45a5a79b1b501a9cad0');
INSERT INTO "record_addition" VALUES(2,1,'files','187897ce0afcf20b50ba2b37dca84a951b7046f29ed5ab94f010619f69d6e189','187897ce0afcf20b50ba2b37dca84a951b7046f29ed5ab94f010619f69d6e189',3,'2026-11-02T15:00:00.000Z','8dbb7a652153742a89784da364ee1e127594ed7c798a24c8c68ff9570fcc3e8f');
CREATE TABLE records_request (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	number VARCHAR(12) NOT NULL, 
	requester TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	received_on DATE NOT NULL, 
	due DATE NOT NULL, 
	state VARCHAR(10) DEFAULT 'open' NOT NULL, 
	entered_by_id INTEGER NOT NULL, 
	entered_at VARCHAR(24) NOT NULL, 
	answered_by_id INTEGER, 
	answered_at VARCHAR(24), 
	answer TEXT DEFAULT '' NOT NULL, 
	bag_sha256 VARCHAR(64), 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT ck_records_request_state CHECK (state IN ('open', 'answered', 'withdrawn')), 
	CONSTRAINT fk_records_request_answered_by_id_person FOREIGN KEY(answered_by_id) REFERENCES person (id), 
	CONSTRAINT fk_records_request_entered_by_id_person FOREIGN KEY(entered_by_id) REFERENCES person (id), 
	CONSTRAINT uq_records_request_number UNIQUE (number)
);
INSERT INTO "records_request" VALUES(1,'P-2026-0001','Dana Doe','Elm Street','2026-11-02','2026-11-17','open',3,'2026-11-02T15:00:00.000Z',NULL,NULL,'',NULL,2);
CREATE TABLE records_request_row (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	request_id INTEGER NOT NULL, 
	record_id INTEGER NOT NULL, 
	redacted VARCHAR(200) NOT NULL, 
	why TEXT NOT NULL, 
	CONSTRAINT fk_records_request_row_record_id_removed_record FOREIGN KEY(record_id) REFERENCES removed_record (id), 
	CONSTRAINT fk_records_request_row_request_id_records_request FOREIGN KEY(request_id) REFERENCES records_request (id)
);
INSERT INTO "records_request_row" VALUES(1,1,1,'','');
CREATE TABLE removed_content (
	record_id INTEGER NOT NULL, 
	author TEXT NOT NULL, 
	handle TEXT NOT NULL, 
	identity TEXT NOT NULL, 
	posted_at VARCHAR(24), 
	address TEXT NOT NULL, 
	body TEXT NOT NULL, 
	clause TEXT NOT NULL, 
	speech VARCHAR(10) NOT NULL, 
	ground VARCHAR(40) NOT NULL, 
	ground_words TEXT NOT NULL, 
	search_key TEXT NOT NULL, 
	CONSTRAINT pk_removed_content PRIMARY KEY (record_id), 
	CONSTRAINT ck_removed_content_speech CHECK (speech IN ('city', 'citizen')), 
	CONSTRAINT fk_removed_content_record_id_removed_record FOREIGN KEY(record_id) REFERENCES removed_record (id)
);
INSERT INTO "removed_content" VALUES(1,'','@jodoe','A resident, as far as known','2026-11-02T13:00:00.000Z','https://linkedin.com/company/PittsfieldRSVP/posts/17','The words that were removed','R59','city','','','@jodoe a resident, as far as known https://linkedin.com/company/pittsfieldrsvp/posts/17 the words that were removed r59');
CREATE TABLE removed_file (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	record_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	filename VARCHAR(255) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	added_by_id INTEGER NOT NULL, 
	added_at VARCHAR(24) NOT NULL, 
	CONSTRAINT fk_removed_file_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES person (id), 
	CONSTRAINT fk_removed_file_record_id_removed_record FOREIGN KEY(record_id) REFERENCES removed_record (id), 
	CONSTRAINT fk_removed_file_sha256_file FOREIGN KEY(sha256) REFERENCES file (sha256)
);
INSERT INTO "removed_file" VALUES(1,1,'8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd','screenshot.png','image/png',3,'2026-11-02T15:00:00.000Z');
INSERT INTO "removed_file" VALUES(2,1,'187897ce0afcf20b50ba2b37dca84a951b7046f29ed5ab94f010619f69d6e189','more.txt','application/octet-stream',3,'2026-11-02T15:00:00.000Z');
CREATE TABLE removed_record (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	number VARCHAR(12) NOT NULL, 
	account_id INTEGER, 
	department_id INTEGER, 
	violation_id INTEGER, 
	post_id INTEGER, 
	removed_at VARCHAR(24) NOT NULL, 
	removed_by_id INTEGER NOT NULL, 
	sealed_at VARCHAR(24) NOT NULL, 
	sealed_by_id INTEGER NOT NULL, 
	complete_due VARCHAR(24), 
	sha256 VARCHAR(64) NOT NULL, 
	files TEXT NOT NULL, 
	CONSTRAINT fk_removed_record_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_removed_record_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_removed_record_post_id_post FOREIGN KEY(post_id) REFERENCES post (id), 
	CONSTRAINT fk_removed_record_removed_by_id_person FOREIGN KEY(removed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_removed_record_sealed_by_id_person FOREIGN KEY(sealed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_removed_record_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id), 
	CONSTRAINT uq_removed_record_number UNIQUE (number)
);
INSERT INTO "removed_record" VALUES(1,'C-2026-0001',NULL,NULL,NULL,NULL,'2026-11-02T15:00:00.000Z',3,'2026-11-02T15:00:00.000Z',3,'2026-11-03T15:00:00.000Z','3bda0ee70886256bc545e720aac7a617acf76193c85761d224c14403ae33aa7f','["8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd"]');
INSERT INTO "removed_record" VALUES(2,'C-2026-0002',NULL,NULL,NULL,NULL,'2024-08-24T15:00:00.000Z',3,'2026-11-02T15:00:00.000Z',3,NULL,'e153faf9c9502f1acf11b8dd9eb258e64f0255f8f9caf182e2dcf399b3474a14','["8c6806d8d6093084661ba908761d0bc076628c282907d140abe683606d5c0fdd"]');
CREATE TABLE retention (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	years INTEGER NOT NULL, 
	schedule TEXT NOT NULL, 
	entered_by_id INTEGER NOT NULL, 
	entered_at VARCHAR(24) NOT NULL, 
	CONSTRAINT ck_retention_years CHECK (years BETWEEN 1 AND 100), 
	CONSTRAINT fk_retention_entered_by_id_person FOREIGN KEY(entered_by_id) REFERENCES person (id)
);
INSERT INTO "retention" VALUES(1,1,'Series 1.2',3,'2026-11-02T15:00:00.000Z');
CREATE TABLE rule_pack (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version VARCHAR(20) NOT NULL, 
	text TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	note TEXT NOT NULL, 
	proposed_by_id INTEGER NOT NULL, 
	published_by_id INTEGER NOT NULL, 
	published_at VARCHAR(24) NOT NULL, 
	CONSTRAINT fk_rule_pack_proposed_by_id_person FOREIGN KEY(proposed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_rule_pack_published_by_id_person FOREIGN KEY(published_by_id) REFERENCES person (id), 
	CONSTRAINT uq_rule_pack_version UNIQUE (version)
);
INSERT INTO "rule_pack" VALUES(1,'90','
[pack]
version = "90"
policy = "The policy"
policy_sha256 = "e3a058100e7fb91ea7ad521c29ff94ed71194518bfb891ee2ed455e4cfe73006"
confirm = "These words are quoted."
[quotes]
R42 = "Political content of any kind."
[lists]
votes = ["vote yes", "vote no"]
[[rule]]
id = "T-VOTE"
title = "Asking for a vote"
requirement = "R42"
severity = "block"
message = "This asks for a vote."
fix = "Take it out."
locked = true
must = ["Vote yes", "vote yes on 2", "please vote yes", "Vote no"]
must_not = ["We vote on Tuesday", "Yes"]
[rule.match]
kind = "pattern"
any = [''\b{votes}\b'']
[[rule]]
id = "T-THINK"
title = "Opinion"
requirement = "R25"
severity = "warn"
message = "This reads like an opinion."
fix = "Say who says so."
must = ["I think so", "so I think", "i think"]
must_not = ["We think", "Think of it", "Thinking"]
[rule.match]
kind = "pattern"
any = [''\bi think\b'']
[[rule]]
id = "T-MISSION"
title = "Mission"
requirement = "R34"
severity = "attest"
message = "This is for you to judge."
fix = "Confirm it."
confirm = "This post fits the department''s mission."
[rule.match]
kind = "point"
when = "always"
','685c9169e73a153f9b22aedd0893f89a4949dfcc58ac2534bb6be23ec378d957','Tests',5,6,'2026-11-02T15:00:00.000Z');
CREATE TABLE rule_pack_use (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	rule_pack_id INTEGER, 
	since VARCHAR(24) NOT NULL, 
	by_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT fk_rule_pack_use_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_rule_pack_use_rule_pack_id_rule_pack FOREIGN KEY(rule_pack_id) REFERENCES rule_pack (id)
);
INSERT INTO "rule_pack_use" VALUES(1,1,'2026-11-02T15:00:00.000Z',6,'Tests');
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
INSERT INTO "transfer" VALUES(1,2,1,2,'Merged','offered',8,'2026-11-02T15:00:00.000Z',NULL,NULL,NULL,NULL,'',1);
CREATE TABLE violation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	number VARCHAR(12) NOT NULL, 
	office VARCHAR(10) NOT NULL, 
	state VARCHAR(15) NOT NULL, 
	state_since DATE NOT NULL, 
	reported_on DATE NOT NULL, 
	category VARCHAR(40) NOT NULL, 
	account_id INTEGER, 
	account_key VARCHAR(100) DEFAULT '' NOT NULL, 
	department_id INTEGER, 
	place VARCHAR(10) NOT NULL, 
	address VARCHAR(2000) DEFAULT '' NOT NULL, 
	happened_at VARCHAR(24), 
	poster TEXT DEFAULT '' NOT NULL, 
	due DATE, 
	owner_id INTEGER, 
	first_id INTEGER, 
	receipt_sha256 VARCHAR(64) NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT ck_violation_office CHECK (office IN ('personnel', 'director', 'mayor')), 
	CONSTRAINT ck_violation_place CHECK (place IN ('account', 'post', 'personal', 'elsewhere')), 
	CONSTRAINT ck_violation_state CHECK (state IN ('reported', 'under_review', 'dismissed', 'instructed', 'removed', 'refused', 'referred', 'ordered_down', 'down', 'closed')), 
	CONSTRAINT fk_violation_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_violation_department_id_department FOREIGN KEY(department_id) REFERENCES department (id), 
	CONSTRAINT fk_violation_first_id_violation FOREIGN KEY(first_id) REFERENCES violation (id), 
	CONSTRAINT fk_violation_owner_id_person FOREIGN KEY(owner_id) REFERENCES person (id), 
	CONSTRAINT uq_violation_number UNIQUE (number), 
	CONSTRAINT uq_violation_receipt_sha256 UNIQUE (receipt_sha256)
);
INSERT INTO "violation" VALUES(1,'V-2026-0001','personnel','referred','2026-11-02','2026-11-02','advertising',8,'reported',1,'post','https://www.facebook.com/PittsfieldRSVP/posts/1',NULL,'','2026-11-12',5,NULL,'ef586992523f96d8e0c17e4a851959b10b530b624302bed3788423b0f5eec2eb',7);
CREATE TABLE violation_category (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	violation_id INTEGER NOT NULL, 
	category VARCHAR(40) NOT NULL, 
	CONSTRAINT fk_violation_category_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id)
);
INSERT INTO "violation_category" VALUES(1,1,'advertising');
CREATE TABLE violation_file (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	violation_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	filename VARCHAR(255) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	added_by_id INTEGER, 
	added_on DATE NOT NULL, 
	CONSTRAINT fk_violation_file_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES person (id), 
	CONSTRAINT fk_violation_file_sha256_file FOREIGN KEY(sha256) REFERENCES file (sha256), 
	CONSTRAINT fk_violation_file_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id)
);
INSERT INTO "violation_file" VALUES(1,1,'7ff5a23b9ea5a48e9a9695a313e5b7e7505be5083d61ad3dd2be43e3decbab24','seen é.png','image/png',NULL,'2026-11-02');
CREATE TABLE violation_named (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	violation_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT fk_violation_named_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_violation_named_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id)
);
INSERT INTO "violation_named" VALUES(1,1,9);
CREATE TABLE violation_note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	violation_id INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	by_id INTEGER NOT NULL, 
	at VARCHAR(24) NOT NULL, 
	CONSTRAINT fk_violation_note_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_violation_note_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id)
);
INSERT INTO "violation_note" VALUES(1,1,'é “quoted” <b>😀</b>',5,'2026-11-02T15:00:00.000Z');
CREATE TABLE violation_reader (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	violation_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT fk_violation_reader_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_violation_reader_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id)
);
INSERT INTO "violation_reader" VALUES(1,1,2);
CREATE TABLE violation_report (
	violation_id INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	other TEXT NOT NULL, 
	copied TEXT NOT NULL, 
	noticed TEXT NOT NULL, 
	CONSTRAINT pk_violation_report PRIMARY KEY (violation_id), 
	CONSTRAINT fk_violation_report_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id)
);
INSERT INTO "violation_report" VALUES(1,'é “quoted” <b>😀</b>','','','');
CREATE TABLE violation_reporter (
	violation_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_violation_reporter PRIMARY KEY (violation_id), 
	CONSTRAINT fk_violation_reporter_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_violation_reporter_violation_id_violation FOREIGN KEY(violation_id) REFERENCES violation (id)
);
INSERT INTO "violation_reporter" VALUES(1,12);
CREATE TABLE violation_words_known (word TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO "violation_words_known" VALUES('b');
INSERT INTO "violation_words_known" VALUES('e');
INSERT INTO "violation_words_known" VALUES('quoted');
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
CREATE UNIQUE INDEX uq_pack_proposal_open ON pack_proposal (state) WHERE state = 'open';
CREATE UNIQUE INDEX uq_city_fact_value ON city_fact (kind, value_key);
CREATE INDEX ix_draft_by_department ON draft (department_id, state, id);
CREATE INDEX ix_draft_by_state ON draft (state, department_id, id);
CREATE INDEX ix_draft_file_by_sha256 ON draft_file (sha256);
CREATE UNIQUE INDEX uq_draft_file_pair ON draft_file (draft_id, sha256);
CREATE INDEX ix_draft_question_draft_id ON draft_question (draft_id);
CREATE UNIQUE INDEX uq_draft_question_open ON draft_question (draft_id) WHERE answered_at IS NULL;
CREATE INDEX ix_draft_text_newest ON draft_text (changed_at, draft_id);
CREATE INDEX ix_post_newest ON post (posted_at, id);
CREATE UNIQUE INDEX uq_post_address ON post (address);
CREATE UNIQUE INDEX uq_post_platform ON post (draft_id, platform);
CREATE INDEX ix_confidential_act_subject ON confidential_act (subject, subject_id, id);
CREATE INDEX ix_monitoring_furthest ON monitoring (account_id, role, until);
CREATE INDEX ix_monitoring_newest ON monitoring (role, until, account_id);
CREATE INDEX ix_violation_first_id ON violation (first_id);
CREATE INDEX ix_outcome_violation_id ON outcome (violation_id);
CREATE INDEX ix_removed_record_account_id ON removed_record (account_id);
CREATE INDEX ix_removed_record_post_id ON removed_record (post_id);
CREATE INDEX ix_removed_record_violation_id ON removed_record (violation_id);
CREATE UNIQUE INDEX uq_violation_category_pair ON violation_category (violation_id, category);
CREATE INDEX ix_violation_file_sha256 ON violation_file (sha256);
CREATE INDEX ix_violation_named_by_person ON violation_named (person_id);
CREATE UNIQUE INDEX uq_violation_named_pair ON violation_named (violation_id, person_id);
CREATE INDEX ix_violation_note_violation_id ON violation_note (violation_id);
CREATE INDEX ix_violation_reader_by_violation ON violation_reader (violation_id);
CREATE UNIQUE INDEX uq_violation_reader_pair ON violation_reader (person_id, violation_id);
CREATE INDEX ix_violation_reporter_person_id ON violation_reporter (person_id);
CREATE INDEX ix_hold_record_id ON hold (record_id);
CREATE UNIQUE INDEX uq_hold_standing ON hold (record_id, who) WHERE lifted_at IS NULL;
CREATE INDEX ix_instruction_violation_id ON instruction (violation_id);
CREATE INDEX ix_record_addition_record_id ON record_addition (record_id);
CREATE INDEX ix_records_request_row_request_id ON records_request_row (request_id);
CREATE UNIQUE INDEX uq_records_request_row_pair ON records_request_row (request_id, record_id);
CREATE INDEX ix_removed_file_record_id ON removed_file (record_id);
CREATE INDEX ix_removed_file_sha256 ON removed_file (sha256);
CREATE INDEX ix_post_of_page ON post (department_id, platform, posted_at);
CREATE INDEX ix_violation_by_date ON violation (reported_on, id, office, state, department_id, account_id, owner_id, due);
CREATE INDEX ix_violation_by_account ON violation (account_key, id, office, state, department_id, account_id, owner_id, due, reported_on);
CREATE INDEX ix_violation_by_department ON violation (department_id, id, office, state, account_id, owner_id, due, reported_on);
CREATE INDEX ix_violation_by_category ON violation (category, id, office, state, department_id, account_id, owner_id, due, reported_on);
CREATE INDEX ix_violation_by_state ON violation (state, id, office, department_id, account_id, owner_id, due, reported_on);
CREATE INDEX ix_violation_by_due ON violation (due, id, office, state, department_id, account_id, owner_id, reported_on);
CREATE INDEX ix_violation_by_owner ON violation (owner_id, id, office, state, department_id, account_id, due, reported_on);
CREATE INDEX ix_instruction_told ON instruction (to_id, violation_id);
CREATE INDEX ix_instruction_of_department ON instruction (department_id, violation_id);
CREATE INDEX ix_violation_of_account ON violation (account_id, id);
CREATE INDEX ix_violation_elsewhere ON violation (office, id) WHERE office <> 'personnel';
CREATE INDEX ix_violation_category_found ON violation_category (category, violation_id);
CREATE INDEX ix_device_person_id ON device (person_id);
CREATE INDEX ix_leaver_person_id ON leaver (person_id);
CREATE UNIQUE INDEX uq_leaver_open ON leaver (person_id) WHERE closed_at IS NULL;
CREATE INDEX ix_envelope_of_account ON envelope (account_id, kind, secret_version, id);
CREATE UNIQUE INDEX uq_envelope_version ON envelope (account_id, kind, secret_version) WHERE direction <> 'resealed';
CREATE INDEX ix_page_role_account_id ON page_role (account_id);
CREATE INDEX ix_page_role_person_id ON page_role (person_id);
CREATE INDEX ix_custody_state ON custody (state);
CREATE INDEX ix_leaver_task_leaver_id ON leaver_task (leaver_id);
CREATE TRIGGER audit_file_insert AFTER INSERT ON file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL AND act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'file', NEW.sha256, 'INSERT', NULL, json_object('sha256', NEW.sha256, 'size', NEW.size) FROM open_act WHERE confidential_act_id IS NOT NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'file', NEW.sha256, 'INSERT', NULL, json_object('sha256', NEW.sha256, 'size', NEW.size) FROM open_act WHERE act_id IS NOT NULL AND confidential_act_id IS NULL; END;
CREATE TRIGGER audit_file_update AFTER UPDATE ON file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL AND act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'file', NEW.sha256, 'UPDATE', json_object('sha256', OLD.sha256, 'size', OLD.size), json_object('sha256', NEW.sha256, 'size', NEW.size) FROM open_act WHERE confidential_act_id IS NOT NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'file', NEW.sha256, 'UPDATE', json_object('sha256', OLD.sha256, 'size', OLD.size), json_object('sha256', NEW.sha256, 'size', NEW.size) FROM open_act WHERE act_id IS NOT NULL AND confidential_act_id IS NULL; END;
CREATE TRIGGER audit_file_delete AFTER DELETE ON file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL AND act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'file', OLD.sha256, 'DELETE', json_object('sha256', OLD.sha256, 'size', OLD.size), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'file', OLD.sha256, 'DELETE', json_object('sha256', OLD.sha256, 'size', OLD.size), NULL FROM open_act WHERE act_id IS NOT NULL AND confidential_act_id IS NULL; END;
CREATE TRIGGER audit_installation_insert AFTER INSERT ON installation BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'installation', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'kind', NEW.kind, 'oldest_writer', NEW.oldest_writer, 'review_days', NEW.review_days, 'head_days', NEW.head_days, 'personnel_days', NEW.personnel_days, 'created_at', NEW.created_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_installation_update AFTER UPDATE ON installation BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'installation', NEW.id, 'UPDATE', json_object('id', OLD.id, 'kind', OLD.kind, 'oldest_writer', OLD.oldest_writer, 'review_days', OLD.review_days, 'head_days', OLD.head_days, 'personnel_days', OLD.personnel_days, 'created_at', OLD.created_at), json_object('id', NEW.id, 'kind', NEW.kind, 'oldest_writer', NEW.oldest_writer, 'review_days', NEW.review_days, 'head_days', NEW.head_days, 'personnel_days', NEW.personnel_days, 'created_at', NEW.created_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_installation_delete AFTER DELETE ON installation BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'installation', OLD.id, 'DELETE', json_object('id', OLD.id, 'kind', OLD.kind, 'oldest_writer', OLD.oldest_writer, 'review_days', OLD.review_days, 'head_days', OLD.head_days, 'personnel_days', OLD.personnel_days, 'created_at', OLD.created_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_person_insert AFTER INSERT ON person BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'person', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'login', NEW.login, 'name', NEW.name, 'email', NEW.email, 'supervisor_id', NEW.supervisor_id, 'active', json(CASE NEW.active WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_person_update AFTER UPDATE ON person BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'person', NEW.id, 'UPDATE', json_object('id', OLD.id, 'login', OLD.login, 'name', OLD.name, 'email', OLD.email, 'supervisor_id', OLD.supervisor_id, 'active', json(CASE OLD.active WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'version', OLD.version), json_object('id', NEW.id, 'login', NEW.login, 'name', NEW.name, 'email', NEW.email, 'supervisor_id', NEW.supervisor_id, 'active', json(CASE NEW.active WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_person_delete AFTER DELETE ON person BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'person', OLD.id, 'DELETE', json_object('id', OLD.id, 'login', OLD.login, 'name', OLD.name, 'email', OLD.email, 'supervisor_id', OLD.supervisor_id, 'active', json(CASE OLD.active WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'version', OLD.version), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_platform_insert AFTER INSERT ON platform BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'platform', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'key', NEW.key, 'name', NEW.name, 'host', NEW.host) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_platform_update AFTER UPDATE ON platform BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'platform', NEW.id, 'UPDATE', json_object('id', OLD.id, 'key', OLD.key, 'name', OLD.name, 'host', OLD.host), json_object('id', NEW.id, 'key', NEW.key, 'name', NEW.name, 'host', NEW.host) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_platform_delete AFTER DELETE ON platform BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'platform', OLD.id, 'DELETE', json_object('id', OLD.id, 'key', OLD.key, 'name', OLD.name, 'host', OLD.host), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_policy_version_insert AFTER INSERT ON policy_version BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'policy_version', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'name', NEW.name, 'sha256', NEW.sha256, 'signatories', NEW.signatories, 'effective_on', NEW.effective_on, 'entered_at', NEW.entered_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_policy_version_update AFTER UPDATE ON policy_version BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'policy_version', NEW.id, 'UPDATE', json_object('id', OLD.id, 'name', OLD.name, 'sha256', OLD.sha256, 'signatories', OLD.signatories, 'effective_on', OLD.effective_on, 'entered_at', OLD.entered_at), json_object('id', NEW.id, 'name', NEW.name, 'sha256', NEW.sha256, 'signatories', NEW.signatories, 'effective_on', NEW.effective_on, 'entered_at', NEW.entered_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_policy_version_delete AFTER DELETE ON policy_version BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'policy_version', OLD.id, 'DELETE', json_object('id', OLD.id, 'name', OLD.name, 'sha256', OLD.sha256, 'signatories', OLD.signatories, 'effective_on', OLD.effective_on, 'entered_at', OLD.entered_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_acknowledgement_insert AFTER INSERT ON acknowledgement BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'acknowledgement', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'policy_version_id', NEW.policy_version_id, 'at', NEW.at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_acknowledgement_update AFTER UPDATE ON acknowledgement BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'acknowledgement', NEW.id, 'UPDATE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'policy_version_id', OLD.policy_version_id, 'at', OLD.at), json_object('id', NEW.id, 'person_id', NEW.person_id, 'policy_version_id', NEW.policy_version_id, 'at', NEW.at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_acknowledgement_delete AFTER DELETE ON acknowledgement BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'acknowledgement', OLD.id, 'DELETE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'policy_version_id', OLD.policy_version_id, 'at', OLD.at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_department_insert AFTER INSERT ON department BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'department', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'name', NEW.name, 'name_key', NEW.name_key, 'email', NEW.email, 'email_key', NEW.email_key, 'head_id', NEW.head_id, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_department_update AFTER UPDATE ON department BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'department', NEW.id, 'UPDATE', json_object('id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'email', OLD.email, 'email_key', OLD.email_key, 'head_id', OLD.head_id, 'version', OLD.version), json_object('id', NEW.id, 'name', NEW.name, 'name_key', NEW.name_key, 'email', NEW.email, 'email_key', NEW.email_key, 'head_id', NEW.head_id, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_department_delete AFTER DELETE ON department BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'department', OLD.id, 'DELETE', json_object('id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'email', OLD.email, 'email_key', OLD.email_key, 'head_id', OLD.head_id, 'version', OLD.version), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_device_insert AFTER INSERT ON device BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'device', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'device_id', NEW.device_id, 'person_id', NEW.person_id, 'computer', NEW.computer, 'state', NEW.state, 'asked_at', NEW.asked_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'reason', NEW.reason) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_device_update AFTER UPDATE ON device BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'device', NEW.id, 'UPDATE', json_object('id', OLD.id, 'device_id', OLD.device_id, 'person_id', OLD.person_id, 'computer', OLD.computer, 'state', OLD.state, 'asked_at', OLD.asked_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'reason', OLD.reason), json_object('id', NEW.id, 'device_id', NEW.device_id, 'person_id', NEW.person_id, 'computer', NEW.computer, 'state', NEW.state, 'asked_at', NEW.asked_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'reason', NEW.reason) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_device_delete AFTER DELETE ON device BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'device', OLD.id, 'DELETE', json_object('id', OLD.id, 'device_id', OLD.device_id, 'person_id', OLD.person_id, 'computer', OLD.computer, 'state', OLD.state, 'asked_at', OLD.asked_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'reason', OLD.reason), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_device_directory_insert AFTER INSERT ON device_directory BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'device_directory', NEW.epoch, 'INSERT', NULL, json_object('epoch', NEW.epoch, 'signed_by_id', NEW.signed_by_id, 'signed_at', NEW.signed_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_device_directory_update AFTER UPDATE ON device_directory BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'device_directory', NEW.epoch, 'UPDATE', json_object('epoch', OLD.epoch, 'signed_by_id', OLD.signed_by_id, 'signed_at', OLD.signed_at), json_object('epoch', NEW.epoch, 'signed_by_id', NEW.signed_by_id, 'signed_at', NEW.signed_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_device_directory_delete AFTER DELETE ON device_directory BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'device_directory', OLD.epoch, 'DELETE', json_object('epoch', OLD.epoch, 'signed_by_id', OLD.signed_by_id, 'signed_at', OLD.signed_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_leaver_insert AFTER INSERT ON leaver BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'leaver', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'reason', NEW.reason, 'begun_by_id', NEW.begun_by_id, 'begun_at', NEW.begun_at, 'closed_by_id', NEW.closed_by_id, 'closed_at', NEW.closed_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_leaver_update AFTER UPDATE ON leaver BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'leaver', NEW.id, 'UPDATE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'reason', OLD.reason, 'begun_by_id', OLD.begun_by_id, 'begun_at', OLD.begun_at, 'closed_by_id', OLD.closed_by_id, 'closed_at', OLD.closed_at), json_object('id', NEW.id, 'person_id', NEW.person_id, 'reason', NEW.reason, 'begun_by_id', NEW.begun_by_id, 'begun_at', NEW.begun_at, 'closed_by_id', NEW.closed_by_id, 'closed_at', NEW.closed_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_leaver_delete AFTER DELETE ON leaver BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'leaver', OLD.id, 'DELETE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'reason', OLD.reason, 'begun_by_id', OLD.begun_by_id, 'begun_at', OLD.begun_at, 'closed_by_id', OLD.closed_by_id, 'closed_at', OLD.closed_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_official_seal_insert AFTER INSERT ON official_seal BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'official_seal', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'name', NEW.name, 'sha256', NEW.sha256, 'pixels_sha256', NEW.pixels_sha256, 'difference_hash', NEW.difference_hash, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_official_seal_update AFTER UPDATE ON official_seal BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'official_seal', NEW.id, 'UPDATE', json_object('id', OLD.id, 'name', OLD.name, 'sha256', OLD.sha256, 'pixels_sha256', OLD.pixels_sha256, 'difference_hash', OLD.difference_hash, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), json_object('id', NEW.id, 'name', NEW.name, 'sha256', NEW.sha256, 'pixels_sha256', NEW.pixels_sha256, 'difference_hash', NEW.difference_hash, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_official_seal_delete AFTER DELETE ON official_seal BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'official_seal', OLD.id, 'DELETE', json_object('id', OLD.id, 'name', OLD.name, 'sha256', OLD.sha256, 'pixels_sha256', OLD.pixels_sha256, 'difference_hash', OLD.difference_hash, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_pack_proposal_insert AFTER INSERT ON pack_proposal BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'pack_proposal', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'pack', NEW.pack, 'sha256', NEW.sha256, 'note', NEW.note, 'state', NEW.state, 'proposed_by_id', NEW.proposed_by_id, 'proposed_at', NEW.proposed_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_pack_proposal_update AFTER UPDATE ON pack_proposal BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'pack_proposal', NEW.id, 'UPDATE', json_object('id', OLD.id, 'pack', OLD.pack, 'sha256', OLD.sha256, 'note', OLD.note, 'state', OLD.state, 'proposed_by_id', OLD.proposed_by_id, 'proposed_at', OLD.proposed_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), json_object('id', NEW.id, 'pack', NEW.pack, 'sha256', NEW.sha256, 'note', NEW.note, 'state', NEW.state, 'proposed_by_id', NEW.proposed_by_id, 'proposed_at', NEW.proposed_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_pack_proposal_delete AFTER DELETE ON pack_proposal BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'pack_proposal', OLD.id, 'DELETE', json_object('id', OLD.id, 'pack', OLD.pack, 'sha256', OLD.sha256, 'note', OLD.note, 'state', OLD.state, 'proposed_by_id', OLD.proposed_by_id, 'proposed_at', OLD.proposed_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_records_request_insert AFTER INSERT ON records_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'records_request', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'number', NEW.number, 'requester', sha256(NEW.requester), 'subject', sha256(NEW.subject), 'received_on', NEW.received_on, 'due', NEW.due, 'state', NEW.state, 'entered_by_id', NEW.entered_by_id, 'entered_at', NEW.entered_at, 'answered_by_id', NEW.answered_by_id, 'answered_at', NEW.answered_at, 'answer', sha256(NEW.answer), 'bag_sha256', NEW.bag_sha256, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_records_request_update AFTER UPDATE ON records_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'records_request', NEW.id, 'UPDATE', json_object('id', OLD.id, 'number', OLD.number, 'requester', sha256(OLD.requester), 'subject', sha256(OLD.subject), 'received_on', OLD.received_on, 'due', OLD.due, 'state', OLD.state, 'entered_by_id', OLD.entered_by_id, 'entered_at', OLD.entered_at, 'answered_by_id', OLD.answered_by_id, 'answered_at', OLD.answered_at, 'answer', sha256(OLD.answer), 'bag_sha256', OLD.bag_sha256, 'version', OLD.version), json_object('id', NEW.id, 'number', NEW.number, 'requester', sha256(NEW.requester), 'subject', sha256(NEW.subject), 'received_on', NEW.received_on, 'due', NEW.due, 'state', NEW.state, 'entered_by_id', NEW.entered_by_id, 'entered_at', NEW.entered_at, 'answered_by_id', NEW.answered_by_id, 'answered_at', NEW.answered_at, 'answer', sha256(NEW.answer), 'bag_sha256', NEW.bag_sha256, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_records_request_delete AFTER DELETE ON records_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'records_request', OLD.id, 'DELETE', json_object('id', OLD.id, 'number', OLD.number, 'requester', sha256(OLD.requester), 'subject', sha256(OLD.subject), 'received_on', OLD.received_on, 'due', OLD.due, 'state', OLD.state, 'entered_by_id', OLD.entered_by_id, 'entered_at', OLD.entered_at, 'answered_by_id', OLD.answered_by_id, 'answered_at', OLD.answered_at, 'answer', sha256(OLD.answer), 'bag_sha256', OLD.bag_sha256, 'version', OLD.version), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_retention_insert AFTER INSERT ON retention BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'retention', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'years', NEW.years, 'schedule', NEW.schedule, 'entered_by_id', NEW.entered_by_id, 'entered_at', NEW.entered_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_retention_update AFTER UPDATE ON retention BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'retention', NEW.id, 'UPDATE', json_object('id', OLD.id, 'years', OLD.years, 'schedule', OLD.schedule, 'entered_by_id', OLD.entered_by_id, 'entered_at', OLD.entered_at), json_object('id', NEW.id, 'years', NEW.years, 'schedule', NEW.schedule, 'entered_by_id', NEW.entered_by_id, 'entered_at', NEW.entered_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_retention_delete AFTER DELETE ON retention BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'retention', OLD.id, 'DELETE', json_object('id', OLD.id, 'years', OLD.years, 'schedule', OLD.schedule, 'entered_by_id', OLD.entered_by_id, 'entered_at', OLD.entered_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_rule_pack_insert AFTER INSERT ON rule_pack BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'rule_pack', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'version', NEW.version, 'sha256', NEW.sha256, 'note', NEW.note, 'proposed_by_id', NEW.proposed_by_id, 'published_by_id', NEW.published_by_id, 'published_at', NEW.published_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_rule_pack_update AFTER UPDATE ON rule_pack BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'rule_pack', NEW.id, 'UPDATE', json_object('id', OLD.id, 'version', OLD.version, 'sha256', OLD.sha256, 'note', OLD.note, 'proposed_by_id', OLD.proposed_by_id, 'published_by_id', OLD.published_by_id, 'published_at', OLD.published_at), json_object('id', NEW.id, 'version', NEW.version, 'sha256', NEW.sha256, 'note', NEW.note, 'proposed_by_id', NEW.proposed_by_id, 'published_by_id', NEW.published_by_id, 'published_at', NEW.published_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_rule_pack_delete AFTER DELETE ON rule_pack BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'rule_pack', OLD.id, 'DELETE', json_object('id', OLD.id, 'version', OLD.version, 'sha256', OLD.sha256, 'note', OLD.note, 'proposed_by_id', OLD.proposed_by_id, 'published_by_id', OLD.published_by_id, 'published_at', OLD.published_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_account_insert AFTER INSERT ON account BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'account', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'department_id', NEW.department_id, 'email', NEW.email, 'email_key', NEW.email_key, 'platform', NEW.platform, 'handle', NEW.handle, 'handle_key', NEW.handle_key, 'page_address', NEW.page_address, 'page_key', NEW.page_key, 'exists_already', json(CASE NEW.exists_already WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'state', NEW.state, 'state_since', NEW.state_since, 'state_reason', NEW.state_reason, 'suspended', json(CASE NEW.suspended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'purpose', NEW.purpose, 'audience', NEW.audience, 'business_page', json(CASE NEW.business_page WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'attested_by_id', NEW.attested_by_id, 'attested_at', NEW.attested_at, 'profile_text', NEW.profile_text, 'profile_disclaimer', json(CASE NEW.profile_disclaimer WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_link', json(CASE NEW.profile_link WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_checked_at', NEW.profile_checked_at, 'placement', NEW.placement, 'placement_note', NEW.placement_note, 'placement_answer', NEW.placement_answer, 'waiver_reason', NEW.waiver_reason, 'waiver_answer', NEW.waiver_answer, 'custody', NEW.custody, 'next_review', NEW.next_review, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'submitted_by_id', NEW.submitted_by_id, 'submitted_at', NEW.submitted_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'recorded_by_id', NEW.recorded_by_id, 'recorded_at', NEW.recorded_at, 'live_at', NEW.live_at, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_account_update AFTER UPDATE ON account BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'account', NEW.id, 'UPDATE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'email', OLD.email, 'email_key', OLD.email_key, 'platform', OLD.platform, 'handle', OLD.handle, 'handle_key', OLD.handle_key, 'page_address', OLD.page_address, 'page_key', OLD.page_key, 'exists_already', json(CASE OLD.exists_already WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'state', OLD.state, 'state_since', OLD.state_since, 'state_reason', OLD.state_reason, 'suspended', json(CASE OLD.suspended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'purpose', OLD.purpose, 'audience', OLD.audience, 'business_page', json(CASE OLD.business_page WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'attested_by_id', OLD.attested_by_id, 'attested_at', OLD.attested_at, 'profile_text', OLD.profile_text, 'profile_disclaimer', json(CASE OLD.profile_disclaimer WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_link', json(CASE OLD.profile_link WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_checked_at', OLD.profile_checked_at, 'placement', OLD.placement, 'placement_note', OLD.placement_note, 'placement_answer', OLD.placement_answer, 'waiver_reason', OLD.waiver_reason, 'waiver_answer', OLD.waiver_answer, 'custody', OLD.custody, 'next_review', OLD.next_review, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'submitted_by_id', OLD.submitted_by_id, 'submitted_at', OLD.submitted_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'recorded_by_id', OLD.recorded_by_id, 'recorded_at', OLD.recorded_at, 'live_at', OLD.live_at, 'version', OLD.version), json_object('id', NEW.id, 'department_id', NEW.department_id, 'email', NEW.email, 'email_key', NEW.email_key, 'platform', NEW.platform, 'handle', NEW.handle, 'handle_key', NEW.handle_key, 'page_address', NEW.page_address, 'page_key', NEW.page_key, 'exists_already', json(CASE NEW.exists_already WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'state', NEW.state, 'state_since', NEW.state_since, 'state_reason', NEW.state_reason, 'suspended', json(CASE NEW.suspended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'purpose', NEW.purpose, 'audience', NEW.audience, 'business_page', json(CASE NEW.business_page WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'attested_by_id', NEW.attested_by_id, 'attested_at', NEW.attested_at, 'profile_text', NEW.profile_text, 'profile_disclaimer', json(CASE NEW.profile_disclaimer WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_link', json(CASE NEW.profile_link WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_checked_at', NEW.profile_checked_at, 'placement', NEW.placement, 'placement_note', NEW.placement_note, 'placement_answer', NEW.placement_answer, 'waiver_reason', NEW.waiver_reason, 'waiver_answer', NEW.waiver_answer, 'custody', NEW.custody, 'next_review', NEW.next_review, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'submitted_by_id', NEW.submitted_by_id, 'submitted_at', NEW.submitted_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'recorded_by_id', NEW.recorded_by_id, 'recorded_at', NEW.recorded_at, 'live_at', NEW.live_at, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_account_delete AFTER DELETE ON account BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'account', OLD.id, 'DELETE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'email', OLD.email, 'email_key', OLD.email_key, 'platform', OLD.platform, 'handle', OLD.handle, 'handle_key', OLD.handle_key, 'page_address', OLD.page_address, 'page_key', OLD.page_key, 'exists_already', json(CASE OLD.exists_already WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'state', OLD.state, 'state_since', OLD.state_since, 'state_reason', OLD.state_reason, 'suspended', json(CASE OLD.suspended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'purpose', OLD.purpose, 'audience', OLD.audience, 'business_page', json(CASE OLD.business_page WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'attested_by_id', OLD.attested_by_id, 'attested_at', OLD.attested_at, 'profile_text', OLD.profile_text, 'profile_disclaimer', json(CASE OLD.profile_disclaimer WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_link', json(CASE OLD.profile_link WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'profile_checked_at', OLD.profile_checked_at, 'placement', OLD.placement, 'placement_note', OLD.placement_note, 'placement_answer', OLD.placement_answer, 'waiver_reason', OLD.waiver_reason, 'waiver_answer', OLD.waiver_answer, 'custody', OLD.custody, 'next_review', OLD.next_review, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'submitted_by_id', OLD.submitted_by_id, 'submitted_at', OLD.submitted_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'recorded_by_id', OLD.recorded_by_id, 'recorded_at', OLD.recorded_at, 'live_at', OLD.live_at, 'version', OLD.version), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_city_fact_insert AFTER INSERT ON city_fact BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'city_fact', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'kind', NEW.kind, 'value', NEW.value, 'value_key', NEW.value_key, 'department_id', NEW.department_id, 'note', NEW.note, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_city_fact_update AFTER UPDATE ON city_fact BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'city_fact', NEW.id, 'UPDATE', json_object('id', OLD.id, 'kind', OLD.kind, 'value', OLD.value, 'value_key', OLD.value_key, 'department_id', OLD.department_id, 'note', OLD.note, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), json_object('id', NEW.id, 'kind', NEW.kind, 'value', NEW.value, 'value_key', NEW.value_key, 'department_id', NEW.department_id, 'note', NEW.note, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_city_fact_delete AFTER DELETE ON city_fact BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'city_fact', OLD.id, 'DELETE', json_object('id', OLD.id, 'kind', OLD.kind, 'value', OLD.value, 'value_key', OLD.value_key, 'department_id', OLD.department_id, 'note', OLD.note, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_draft_insert AFTER INSERT ON draft BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'draft', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'department_id', NEW.department_id, 'author_id', NEW.author_id, 'created_at', NEW.created_at, 'state', NEW.state, 'state_since', NEW.state_since, 'remark', sha256(NEW.remark), 'sent_by_id', NEW.sent_by_id, 'sent_at', NEW.sent_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'approval', NEW.approval, 'post_sha256', NEW.post_sha256, 'report', sha256(NEW.report)) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_draft_update AFTER UPDATE ON draft BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'draft', NEW.id, 'UPDATE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'author_id', OLD.author_id, 'created_at', OLD.created_at, 'state', OLD.state, 'state_since', OLD.state_since, 'remark', sha256(OLD.remark), 'sent_by_id', OLD.sent_by_id, 'sent_at', OLD.sent_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'approval', OLD.approval, 'post_sha256', OLD.post_sha256, 'report', sha256(OLD.report)), json_object('id', NEW.id, 'department_id', NEW.department_id, 'author_id', NEW.author_id, 'created_at', NEW.created_at, 'state', NEW.state, 'state_since', NEW.state_since, 'remark', sha256(NEW.remark), 'sent_by_id', NEW.sent_by_id, 'sent_at', NEW.sent_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'approval', NEW.approval, 'post_sha256', NEW.post_sha256, 'report', sha256(NEW.report)) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_draft_delete AFTER DELETE ON draft BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'draft', OLD.id, 'DELETE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'author_id', OLD.author_id, 'created_at', OLD.created_at, 'state', OLD.state, 'state_since', OLD.state_since, 'remark', sha256(OLD.remark), 'sent_by_id', OLD.sent_by_id, 'sent_at', OLD.sent_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'approval', OLD.approval, 'post_sha256', OLD.post_sha256, 'report', sha256(OLD.report)), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_email_request_insert AFTER INSERT ON email_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'email_request', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'department_id', NEW.department_id, 'wish', NEW.wish, 'state', NEW.state, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_email_request_update AFTER UPDATE ON email_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'email_request', NEW.id, 'UPDATE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'wish', OLD.wish, 'state', OLD.state, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), json_object('id', NEW.id, 'department_id', NEW.department_id, 'wish', NEW.wish, 'state', NEW.state, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_email_request_delete AFTER DELETE ON email_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'email_request', OLD.id, 'DELETE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'wish', OLD.wish, 'state', OLD.state, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_membership_insert AFTER INSERT ON membership BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'membership', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'role', NEW.role, 'department_id', NEW.department_id, 'since', NEW.since, 'until', NEW.until, 'granted_by_id', NEW.granted_by_id) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_membership_update AFTER UPDATE ON membership BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'membership', NEW.id, 'UPDATE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'role', OLD.role, 'department_id', OLD.department_id, 'since', OLD.since, 'until', OLD.until, 'granted_by_id', OLD.granted_by_id), json_object('id', NEW.id, 'person_id', NEW.person_id, 'role', NEW.role, 'department_id', NEW.department_id, 'since', NEW.since, 'until', NEW.until, 'granted_by_id', NEW.granted_by_id) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_membership_delete AFTER DELETE ON membership BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'membership', OLD.id, 'DELETE', json_object('id', OLD.id, 'person_id', OLD.person_id, 'role', OLD.role, 'department_id', OLD.department_id, 'since', OLD.since, 'until', OLD.until, 'granted_by_id', OLD.granted_by_id), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_platform_request_insert AFTER INSERT ON platform_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'platform_request', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'department_id', NEW.department_id, 'name', NEW.name, 'host', NEW.host, 'reason', NEW.reason, 'state', NEW.state, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_platform_request_update AFTER UPDATE ON platform_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'platform_request', NEW.id, 'UPDATE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'name', OLD.name, 'host', OLD.host, 'reason', OLD.reason, 'state', OLD.state, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), json_object('id', NEW.id, 'department_id', NEW.department_id, 'name', NEW.name, 'host', NEW.host, 'reason', NEW.reason, 'state', NEW.state, 'requested_by_id', NEW.requested_by_id, 'requested_at', NEW.requested_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_platform_request_delete AFTER DELETE ON platform_request BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'platform_request', OLD.id, 'DELETE', json_object('id', OLD.id, 'department_id', OLD.department_id, 'name', OLD.name, 'host', OLD.host, 'reason', OLD.reason, 'state', OLD.state, 'requested_by_id', OLD.requested_by_id, 'requested_at', OLD.requested_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_rule_pack_use_insert AFTER INSERT ON rule_pack_use BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'rule_pack_use', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'rule_pack_id', NEW.rule_pack_id, 'since', NEW.since, 'by_id', NEW.by_id, 'reason', NEW.reason) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_rule_pack_use_update AFTER UPDATE ON rule_pack_use BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'rule_pack_use', NEW.id, 'UPDATE', json_object('id', OLD.id, 'rule_pack_id', OLD.rule_pack_id, 'since', OLD.since, 'by_id', OLD.by_id, 'reason', OLD.reason), json_object('id', NEW.id, 'rule_pack_id', NEW.rule_pack_id, 'since', NEW.since, 'by_id', NEW.by_id, 'reason', NEW.reason) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_rule_pack_use_delete AFTER DELETE ON rule_pack_use BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'rule_pack_use', OLD.id, 'DELETE', json_object('id', OLD.id, 'rule_pack_id', OLD.rule_pack_id, 'since', OLD.since, 'by_id', OLD.by_id, 'reason', OLD.reason), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_account_administrator_insert AFTER INSERT ON account_administrator BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'account_administrator', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_account_administrator_update AFTER UPDATE ON account_administrator BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'account_administrator', NEW.id, 'UPDATE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id), json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_account_administrator_delete AFTER DELETE ON account_administrator BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'account_administrator', OLD.id, 'DELETE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_draft_file_insert AFTER INSERT ON draft_file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'draft_file', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'draft_id', NEW.draft_id, 'sha256', NEW.sha256, 'facts', sha256(NEW.facts), 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_draft_file_update AFTER UPDATE ON draft_file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'draft_file', NEW.id, 'UPDATE', json_object('id', OLD.id, 'draft_id', OLD.draft_id, 'sha256', OLD.sha256, 'facts', sha256(OLD.facts), 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), json_object('id', NEW.id, 'draft_id', NEW.draft_id, 'sha256', NEW.sha256, 'facts', sha256(NEW.facts), 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_draft_file_delete AFTER DELETE ON draft_file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'draft_file', OLD.id, 'DELETE', json_object('id', OLD.id, 'draft_id', OLD.draft_id, 'sha256', OLD.sha256, 'facts', sha256(OLD.facts), 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_draft_question_insert AFTER INSERT ON draft_question BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'draft_question', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'draft_id', NEW.draft_id, 'question', sha256(NEW.question), 'asked_by_id', NEW.asked_by_id, 'asked_at', NEW.asked_at, 'answer', sha256(NEW.answer), 'answered_by_id', NEW.answered_by_id, 'answered_at', NEW.answered_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_draft_question_update AFTER UPDATE ON draft_question BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'draft_question', NEW.id, 'UPDATE', json_object('id', OLD.id, 'draft_id', OLD.draft_id, 'question', sha256(OLD.question), 'asked_by_id', OLD.asked_by_id, 'asked_at', OLD.asked_at, 'answer', sha256(OLD.answer), 'answered_by_id', OLD.answered_by_id, 'answered_at', OLD.answered_at), json_object('id', NEW.id, 'draft_id', NEW.draft_id, 'question', sha256(NEW.question), 'asked_by_id', NEW.asked_by_id, 'asked_at', NEW.asked_at, 'answer', sha256(NEW.answer), 'answered_by_id', NEW.answered_by_id, 'answered_at', NEW.answered_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_draft_question_delete AFTER DELETE ON draft_question BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'draft_question', OLD.id, 'DELETE', json_object('id', OLD.id, 'draft_id', OLD.draft_id, 'question', sha256(OLD.question), 'asked_by_id', OLD.asked_by_id, 'asked_at', OLD.asked_at, 'answer', sha256(OLD.answer), 'answered_by_id', OLD.answered_by_id, 'answered_at', OLD.answered_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_envelope_insert AFTER INSERT ON envelope BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'envelope', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'envelope_id', NEW.envelope_id, 'account_id', NEW.account_id, 'department_id', NEW.department_id, 'kind', NEW.kind, 'secret_version', NEW.secret_version, 'direction', NEW.direction, 'device_id', NEW.device_id, 'epoch', NEW.epoch, 'sent_by_id', NEW.sent_by_id, 'sent_at', NEW.sent_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_envelope_update AFTER UPDATE ON envelope BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'envelope', NEW.id, 'UPDATE', json_object('id', OLD.id, 'envelope_id', OLD.envelope_id, 'account_id', OLD.account_id, 'department_id', OLD.department_id, 'kind', OLD.kind, 'secret_version', OLD.secret_version, 'direction', OLD.direction, 'device_id', OLD.device_id, 'epoch', OLD.epoch, 'sent_by_id', OLD.sent_by_id, 'sent_at', OLD.sent_at), json_object('id', NEW.id, 'envelope_id', NEW.envelope_id, 'account_id', NEW.account_id, 'department_id', NEW.department_id, 'kind', NEW.kind, 'secret_version', NEW.secret_version, 'direction', NEW.direction, 'device_id', NEW.device_id, 'epoch', NEW.epoch, 'sent_by_id', NEW.sent_by_id, 'sent_at', NEW.sent_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_envelope_delete AFTER DELETE ON envelope BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'envelope', OLD.id, 'DELETE', json_object('id', OLD.id, 'envelope_id', OLD.envelope_id, 'account_id', OLD.account_id, 'department_id', OLD.department_id, 'kind', OLD.kind, 'secret_version', OLD.secret_version, 'direction', OLD.direction, 'device_id', OLD.device_id, 'epoch', OLD.epoch, 'sent_by_id', OLD.sent_by_id, 'sent_at', OLD.sent_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_evidence_insert AFTER INSERT ON evidence BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'evidence', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'sha256', NEW.sha256, 'filename', sha256(NEW.filename), 'kind', NEW.kind, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_evidence_update AFTER UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'evidence', NEW.id, 'UPDATE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'sha256', OLD.sha256, 'filename', sha256(OLD.filename), 'kind', OLD.kind, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), json_object('id', NEW.id, 'account_id', NEW.account_id, 'sha256', NEW.sha256, 'filename', sha256(NEW.filename), 'kind', NEW.kind, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_evidence_delete AFTER DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'evidence', OLD.id, 'DELETE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'sha256', OLD.sha256, 'filename', sha256(OLD.filename), 'kind', OLD.kind, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_monitoring_insert AFTER INSERT ON monitoring BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'monitoring', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'by_id', NEW.by_id, 'role', NEW.role, 'at', NEW.at, 'since', NEW.since, 'until', NEW.until) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_monitoring_update AFTER UPDATE ON monitoring BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'monitoring', NEW.id, 'UPDATE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'by_id', OLD.by_id, 'role', OLD.role, 'at', OLD.at, 'since', OLD.since, 'until', OLD.until), json_object('id', NEW.id, 'account_id', NEW.account_id, 'by_id', NEW.by_id, 'role', NEW.role, 'at', NEW.at, 'since', NEW.since, 'until', NEW.until) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_monitoring_delete AFTER DELETE ON monitoring BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'monitoring', OLD.id, 'DELETE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'by_id', OLD.by_id, 'role', OLD.role, 'at', OLD.at, 'since', OLD.since, 'until', OLD.until), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_page_role_insert AFTER INSERT ON page_role BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'page_role', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'role', NEW.role, 'since', NEW.since, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at, 'confirmed_by_id', NEW.confirmed_by_id, 'confirmed_at', NEW.confirmed_at, 'ended_by_id', NEW.ended_by_id, 'ended_at', NEW.ended_at, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_page_role_update AFTER UPDATE ON page_role BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'page_role', NEW.id, 'UPDATE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'role', OLD.role, 'since', OLD.since, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at, 'confirmed_by_id', OLD.confirmed_by_id, 'confirmed_at', OLD.confirmed_at, 'ended_by_id', OLD.ended_by_id, 'ended_at', OLD.ended_at, 'version', OLD.version), json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'role', NEW.role, 'since', NEW.since, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at, 'confirmed_by_id', NEW.confirmed_by_id, 'confirmed_at', NEW.confirmed_at, 'ended_by_id', NEW.ended_by_id, 'ended_at', NEW.ended_at, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_page_role_delete AFTER DELETE ON page_role BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'page_role', OLD.id, 'DELETE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'role', OLD.role, 'since', OLD.since, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at, 'confirmed_by_id', OLD.confirmed_by_id, 'confirmed_at', OLD.confirmed_at, 'ended_by_id', OLD.ended_by_id, 'ended_at', OLD.ended_at, 'version', OLD.version), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_post_insert AFTER INSERT ON post BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'post', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'draft_id', NEW.draft_id, 'department_id', NEW.department_id, 'platform', NEW.platform, 'address', NEW.address, 'posted_at', NEW.posted_at, 'author_id', NEW.author_id, 'marked_by_id', NEW.marked_by_id, 'marked_at', NEW.marked_at, 'approved_by_id', NEW.approved_by_id, 'approved_at', NEW.approved_at, 'approval', NEW.approval, 'body', sha256(NEW.body), 'post_sha256', NEW.post_sha256, 'report', sha256(NEW.report), 'confirmed', sha256(NEW.confirmed), 'pack', NEW.pack, 'pack_sha256', NEW.pack_sha256) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_post_update AFTER UPDATE ON post BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'post', NEW.id, 'UPDATE', json_object('id', OLD.id, 'draft_id', OLD.draft_id, 'department_id', OLD.department_id, 'platform', OLD.platform, 'address', OLD.address, 'posted_at', OLD.posted_at, 'author_id', OLD.author_id, 'marked_by_id', OLD.marked_by_id, 'marked_at', OLD.marked_at, 'approved_by_id', OLD.approved_by_id, 'approved_at', OLD.approved_at, 'approval', OLD.approval, 'body', sha256(OLD.body), 'post_sha256', OLD.post_sha256, 'report', sha256(OLD.report), 'confirmed', sha256(OLD.confirmed), 'pack', OLD.pack, 'pack_sha256', OLD.pack_sha256), json_object('id', NEW.id, 'draft_id', NEW.draft_id, 'department_id', NEW.department_id, 'platform', NEW.platform, 'address', NEW.address, 'posted_at', NEW.posted_at, 'author_id', NEW.author_id, 'marked_by_id', NEW.marked_by_id, 'marked_at', NEW.marked_at, 'approved_by_id', NEW.approved_by_id, 'approved_at', NEW.approved_at, 'approval', NEW.approval, 'body', sha256(NEW.body), 'post_sha256', NEW.post_sha256, 'report', sha256(NEW.report), 'confirmed', sha256(NEW.confirmed), 'pack', NEW.pack, 'pack_sha256', NEW.pack_sha256) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_post_delete AFTER DELETE ON post BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'post', OLD.id, 'DELETE', json_object('id', OLD.id, 'draft_id', OLD.draft_id, 'department_id', OLD.department_id, 'platform', OLD.platform, 'address', OLD.address, 'posted_at', OLD.posted_at, 'author_id', OLD.author_id, 'marked_by_id', OLD.marked_by_id, 'marked_at', OLD.marked_at, 'approved_by_id', OLD.approved_by_id, 'approved_at', OLD.approved_at, 'approval', OLD.approval, 'body', sha256(OLD.body), 'post_sha256', OLD.post_sha256, 'report', sha256(OLD.report), 'confirmed', sha256(OLD.confirmed), 'pack', OLD.pack, 'pack_sha256', OLD.pack_sha256), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_transfer_insert AFTER INSERT ON transfer BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'transfer', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'from_department_id', NEW.from_department_id, 'to_department_id', NEW.to_department_id, 'reason', NEW.reason, 'state', NEW.state, 'offered_by_id', NEW.offered_by_id, 'offered_at', NEW.offered_at, 'agreed_by_id', NEW.agreed_by_id, 'agreed_at', NEW.agreed_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_transfer_update AFTER UPDATE ON transfer BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'transfer', NEW.id, 'UPDATE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'from_department_id', OLD.from_department_id, 'to_department_id', OLD.to_department_id, 'reason', OLD.reason, 'state', OLD.state, 'offered_by_id', OLD.offered_by_id, 'offered_at', OLD.offered_at, 'agreed_by_id', OLD.agreed_by_id, 'agreed_at', OLD.agreed_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), json_object('id', NEW.id, 'account_id', NEW.account_id, 'from_department_id', NEW.from_department_id, 'to_department_id', NEW.to_department_id, 'reason', NEW.reason, 'state', NEW.state, 'offered_by_id', NEW.offered_by_id, 'offered_at', NEW.offered_at, 'agreed_by_id', NEW.agreed_by_id, 'agreed_at', NEW.agreed_at, 'decided_by_id', NEW.decided_by_id, 'decided_at', NEW.decided_at, 'decision', NEW.decision, 'version', NEW.version) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_transfer_delete AFTER DELETE ON transfer BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'transfer', OLD.id, 'DELETE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'from_department_id', OLD.from_department_id, 'to_department_id', OLD.to_department_id, 'reason', OLD.reason, 'state', OLD.state, 'offered_by_id', OLD.offered_by_id, 'offered_at', OLD.offered_at, 'agreed_by_id', OLD.agreed_by_id, 'agreed_at', OLD.agreed_at, 'decided_by_id', OLD.decided_by_id, 'decided_at', OLD.decided_at, 'decision', OLD.decision, 'version', OLD.version), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_insert AFTER INSERT ON violation BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'number', NEW.number, 'office', NEW.office, 'state', NEW.state, 'state_since', NEW.state_since, 'reported_on', NEW.reported_on, 'category', NEW.category, 'account_id', NEW.account_id, 'department_id', NEW.department_id, 'place', NEW.place, 'address', NEW.address, 'happened_at', NEW.happened_at, 'poster', sha256(NEW.poster), 'due', NEW.due, 'owner_id', NEW.owner_id, 'first_id', NEW.first_id, 'receipt_sha256', NEW.receipt_sha256, 'version', NEW.version) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_update AFTER UPDATE ON violation BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation', NEW.id, 'UPDATE', json_object('id', OLD.id, 'number', OLD.number, 'office', OLD.office, 'state', OLD.state, 'state_since', OLD.state_since, 'reported_on', OLD.reported_on, 'category', OLD.category, 'account_id', OLD.account_id, 'department_id', OLD.department_id, 'place', OLD.place, 'address', OLD.address, 'happened_at', OLD.happened_at, 'poster', sha256(OLD.poster), 'due', OLD.due, 'owner_id', OLD.owner_id, 'first_id', OLD.first_id, 'receipt_sha256', OLD.receipt_sha256, 'version', OLD.version), json_object('id', NEW.id, 'number', NEW.number, 'office', NEW.office, 'state', NEW.state, 'state_since', NEW.state_since, 'reported_on', NEW.reported_on, 'category', NEW.category, 'account_id', NEW.account_id, 'department_id', NEW.department_id, 'place', NEW.place, 'address', NEW.address, 'happened_at', NEW.happened_at, 'poster', sha256(NEW.poster), 'due', NEW.due, 'owner_id', NEW.owner_id, 'first_id', NEW.first_id, 'receipt_sha256', NEW.receipt_sha256, 'version', NEW.version) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_delete AFTER DELETE ON violation BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation', OLD.id, 'DELETE', json_object('id', OLD.id, 'number', OLD.number, 'office', OLD.office, 'state', OLD.state, 'state_since', OLD.state_since, 'reported_on', OLD.reported_on, 'category', OLD.category, 'account_id', OLD.account_id, 'department_id', OLD.department_id, 'place', OLD.place, 'address', OLD.address, 'happened_at', OLD.happened_at, 'poster', sha256(OLD.poster), 'due', OLD.due, 'owner_id', OLD.owner_id, 'first_id', OLD.first_id, 'receipt_sha256', OLD.receipt_sha256, 'version', OLD.version), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_custody_insert AFTER INSERT ON custody BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'custody', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'kind', NEW.kind, 'state', NEW.state, 'since', NEW.since, 'secret_version', NEW.secret_version, 'envelope_id', NEW.envelope_id, 'changed_at', NEW.changed_at, 'changed_by_id', NEW.changed_by_id, 'received_at', NEW.received_at, 'received_by_id', NEW.received_by_id, 'verified_at', NEW.verified_at, 'verified_by_id', NEW.verified_by_id, 'works', json(CASE NEW.works WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'reason', NEW.reason) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_custody_update AFTER UPDATE ON custody BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'custody', NEW.id, 'UPDATE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'kind', OLD.kind, 'state', OLD.state, 'since', OLD.since, 'secret_version', OLD.secret_version, 'envelope_id', OLD.envelope_id, 'changed_at', OLD.changed_at, 'changed_by_id', OLD.changed_by_id, 'received_at', OLD.received_at, 'received_by_id', OLD.received_by_id, 'verified_at', OLD.verified_at, 'verified_by_id', OLD.verified_by_id, 'works', json(CASE OLD.works WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'reason', OLD.reason), json_object('id', NEW.id, 'account_id', NEW.account_id, 'kind', NEW.kind, 'state', NEW.state, 'since', NEW.since, 'secret_version', NEW.secret_version, 'envelope_id', NEW.envelope_id, 'changed_at', NEW.changed_at, 'changed_by_id', NEW.changed_by_id, 'received_at', NEW.received_at, 'received_by_id', NEW.received_by_id, 'verified_at', NEW.verified_at, 'verified_by_id', NEW.verified_by_id, 'works', json(CASE NEW.works WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'reason', NEW.reason) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_custody_delete AFTER DELETE ON custody BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'custody', OLD.id, 'DELETE', json_object('id', OLD.id, 'account_id', OLD.account_id, 'kind', OLD.kind, 'state', OLD.state, 'since', OLD.since, 'secret_version', OLD.secret_version, 'envelope_id', OLD.envelope_id, 'changed_at', OLD.changed_at, 'changed_by_id', OLD.changed_by_id, 'received_at', OLD.received_at, 'received_by_id', OLD.received_by_id, 'verified_at', OLD.verified_at, 'verified_by_id', OLD.verified_by_id, 'works', json(CASE OLD.works WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'reason', OLD.reason), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_leaver_task_insert AFTER INSERT ON leaver_task BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'leaver_task', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'leaver_id', NEW.leaver_id, 'account_id', NEW.account_id, 'kind', NEW.kind, 'secret_version', NEW.secret_version, 'page_role_id', NEW.page_role_id, 'device_id', NEW.device_id) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_leaver_task_update AFTER UPDATE ON leaver_task BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'leaver_task', NEW.id, 'UPDATE', json_object('id', OLD.id, 'leaver_id', OLD.leaver_id, 'account_id', OLD.account_id, 'kind', OLD.kind, 'secret_version', OLD.secret_version, 'page_role_id', OLD.page_role_id, 'device_id', OLD.device_id), json_object('id', NEW.id, 'leaver_id', NEW.leaver_id, 'account_id', NEW.account_id, 'kind', NEW.kind, 'secret_version', NEW.secret_version, 'page_role_id', NEW.page_role_id, 'device_id', NEW.device_id) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_leaver_task_delete AFTER DELETE ON leaver_task BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'leaver_task', OLD.id, 'DELETE', json_object('id', OLD.id, 'leaver_id', OLD.leaver_id, 'account_id', OLD.account_id, 'kind', OLD.kind, 'secret_version', OLD.secret_version, 'page_role_id', OLD.page_role_id, 'device_id', OLD.device_id), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_monitoring_finding_insert AFTER INSERT ON monitoring_finding BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'monitoring_finding', NEW.monitoring_id, 'INSERT', NULL, json_object('monitoring_id', NEW.monitoring_id, 'remark', sha256(NEW.remark), 'reported', json(CASE NEW.reported WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_monitoring_finding_update AFTER UPDATE ON monitoring_finding BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'monitoring_finding', NEW.monitoring_id, 'UPDATE', json_object('monitoring_id', OLD.monitoring_id, 'remark', sha256(OLD.remark), 'reported', json(CASE OLD.reported WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)), json_object('monitoring_id', NEW.monitoring_id, 'remark', sha256(NEW.remark), 'reported', json(CASE NEW.reported WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_monitoring_finding_delete AFTER DELETE ON monitoring_finding BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'monitoring_finding', OLD.monitoring_id, 'DELETE', json_object('monitoring_id', OLD.monitoring_id, 'remark', sha256(OLD.remark), 'reported', json(CASE OLD.reported WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_outcome_insert AFTER INSERT ON outcome BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'outcome', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'person_id', NEW.person_id, 'body', sha256(NEW.body), 'filed_by_id', NEW.filed_by_id, 'filed_at', NEW.filed_at, 'notice_due', NEW.notice_due, 'notice_at', NEW.notice_at, 'notice_by_id', NEW.notice_by_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_outcome_update AFTER UPDATE ON outcome BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'outcome', NEW.id, 'UPDATE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'person_id', OLD.person_id, 'body', sha256(OLD.body), 'filed_by_id', OLD.filed_by_id, 'filed_at', OLD.filed_at, 'notice_due', OLD.notice_due, 'notice_at', OLD.notice_at, 'notice_by_id', OLD.notice_by_id), json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'person_id', NEW.person_id, 'body', sha256(NEW.body), 'filed_by_id', NEW.filed_by_id, 'filed_at', NEW.filed_at, 'notice_due', NEW.notice_due, 'notice_at', NEW.notice_at, 'notice_by_id', NEW.notice_by_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_outcome_delete AFTER DELETE ON outcome BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'outcome', OLD.id, 'DELETE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'person_id', OLD.person_id, 'body', sha256(OLD.body), 'filed_by_id', OLD.filed_by_id, 'filed_at', OLD.filed_at, 'notice_due', OLD.notice_due, 'notice_at', OLD.notice_at, 'notice_by_id', OLD.notice_by_id), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_receipt_insert AFTER INSERT ON receipt BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'receipt', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'envelope_id', NEW.envelope_id, 'device_id', NEW.device_id, 'outcome', NEW.outcome, 'reason', NEW.reason, 'by_id', NEW.by_id, 'at', NEW.at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_receipt_update AFTER UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'receipt', NEW.id, 'UPDATE', json_object('id', OLD.id, 'envelope_id', OLD.envelope_id, 'device_id', OLD.device_id, 'outcome', OLD.outcome, 'reason', OLD.reason, 'by_id', OLD.by_id, 'at', OLD.at), json_object('id', NEW.id, 'envelope_id', NEW.envelope_id, 'device_id', NEW.device_id, 'outcome', NEW.outcome, 'reason', NEW.reason, 'by_id', NEW.by_id, 'at', NEW.at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_receipt_delete AFTER DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'receipt', OLD.id, 'DELETE', json_object('id', OLD.id, 'envelope_id', OLD.envelope_id, 'device_id', OLD.device_id, 'outcome', OLD.outcome, 'reason', OLD.reason, 'by_id', OLD.by_id, 'at', OLD.at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_removed_record_insert AFTER INSERT ON removed_record BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'removed_record', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'number', NEW.number, 'account_id', NEW.account_id, 'department_id', NEW.department_id, 'violation_id', NEW.violation_id, 'post_id', NEW.post_id, 'removed_at', NEW.removed_at, 'removed_by_id', NEW.removed_by_id, 'sealed_at', NEW.sealed_at, 'sealed_by_id', NEW.sealed_by_id, 'complete_due', NEW.complete_due, 'sha256', NEW.sha256, 'files', NEW.files) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_removed_record_update AFTER UPDATE ON removed_record BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'removed_record', NEW.id, 'UPDATE', json_object('id', OLD.id, 'number', OLD.number, 'account_id', OLD.account_id, 'department_id', OLD.department_id, 'violation_id', OLD.violation_id, 'post_id', OLD.post_id, 'removed_at', OLD.removed_at, 'removed_by_id', OLD.removed_by_id, 'sealed_at', OLD.sealed_at, 'sealed_by_id', OLD.sealed_by_id, 'complete_due', OLD.complete_due, 'sha256', OLD.sha256, 'files', OLD.files), json_object('id', NEW.id, 'number', NEW.number, 'account_id', NEW.account_id, 'department_id', NEW.department_id, 'violation_id', NEW.violation_id, 'post_id', NEW.post_id, 'removed_at', NEW.removed_at, 'removed_by_id', NEW.removed_by_id, 'sealed_at', NEW.sealed_at, 'sealed_by_id', NEW.sealed_by_id, 'complete_due', NEW.complete_due, 'sha256', NEW.sha256, 'files', NEW.files) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_removed_record_delete AFTER DELETE ON removed_record BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'removed_record', OLD.id, 'DELETE', json_object('id', OLD.id, 'number', OLD.number, 'account_id', OLD.account_id, 'department_id', OLD.department_id, 'violation_id', OLD.violation_id, 'post_id', OLD.post_id, 'removed_at', OLD.removed_at, 'removed_by_id', OLD.removed_by_id, 'sealed_at', OLD.sealed_at, 'sealed_by_id', OLD.sealed_by_id, 'complete_due', OLD.complete_due, 'sha256', OLD.sha256, 'files', OLD.files), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_category_insert AFTER INSERT ON violation_category BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_category', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'category', NEW.category) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_category_update AFTER UPDATE ON violation_category BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_category', NEW.id, 'UPDATE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'category', OLD.category), json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'category', NEW.category) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_category_delete AFTER DELETE ON violation_category BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_category', OLD.id, 'DELETE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'category', OLD.category), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_file_insert AFTER INSERT ON violation_file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_file', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'sha256', NEW.sha256, 'filename', sha256(NEW.filename), 'kind', NEW.kind, 'added_by_id', NEW.added_by_id, 'added_on', NEW.added_on) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_file_update AFTER UPDATE ON violation_file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_file', NEW.id, 'UPDATE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'sha256', OLD.sha256, 'filename', sha256(OLD.filename), 'kind', OLD.kind, 'added_by_id', OLD.added_by_id, 'added_on', OLD.added_on), json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'sha256', NEW.sha256, 'filename', sha256(NEW.filename), 'kind', NEW.kind, 'added_by_id', NEW.added_by_id, 'added_on', NEW.added_on) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_file_delete AFTER DELETE ON violation_file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_file', OLD.id, 'DELETE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'sha256', OLD.sha256, 'filename', sha256(OLD.filename), 'kind', OLD.kind, 'added_by_id', OLD.added_by_id, 'added_on', OLD.added_on), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_named_insert AFTER INSERT ON violation_named BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_named', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'person_id', NEW.person_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_named_update AFTER UPDATE ON violation_named BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_named', NEW.id, 'UPDATE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'person_id', OLD.person_id), json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'person_id', NEW.person_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_named_delete AFTER DELETE ON violation_named BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_named', OLD.id, 'DELETE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'person_id', OLD.person_id), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_note_insert AFTER INSERT ON violation_note BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_note', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'body', sha256(NEW.body), 'by_id', NEW.by_id, 'at', NEW.at) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_note_update AFTER UPDATE ON violation_note BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_note', NEW.id, 'UPDATE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'body', sha256(OLD.body), 'by_id', OLD.by_id, 'at', OLD.at), json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'body', sha256(NEW.body), 'by_id', NEW.by_id, 'at', NEW.at) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_note_delete AFTER DELETE ON violation_note BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_note', OLD.id, 'DELETE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'body', sha256(OLD.body), 'by_id', OLD.by_id, 'at', OLD.at), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_reader_insert AFTER INSERT ON violation_reader BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_reader', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'person_id', NEW.person_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_reader_update AFTER UPDATE ON violation_reader BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_reader', NEW.id, 'UPDATE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'person_id', OLD.person_id), json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'person_id', NEW.person_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_reader_delete AFTER DELETE ON violation_reader BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_reader', OLD.id, 'DELETE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'person_id', OLD.person_id), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_report_insert AFTER INSERT ON violation_report BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_report', NEW.violation_id, 'INSERT', NULL, json_object('violation_id', NEW.violation_id, 'body', sha256(NEW.body), 'other', sha256(NEW.other), 'copied', sha256(NEW.copied), 'noticed', sha256(NEW.noticed)) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_report_update AFTER UPDATE ON violation_report BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_report', NEW.violation_id, 'UPDATE', json_object('violation_id', OLD.violation_id, 'body', sha256(OLD.body), 'other', sha256(OLD.other), 'copied', sha256(OLD.copied), 'noticed', sha256(OLD.noticed)), json_object('violation_id', NEW.violation_id, 'body', sha256(NEW.body), 'other', sha256(NEW.other), 'copied', sha256(NEW.copied), 'noticed', sha256(NEW.noticed)) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_report_delete AFTER DELETE ON violation_report BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_report', OLD.violation_id, 'DELETE', json_object('violation_id', OLD.violation_id, 'body', sha256(OLD.body), 'other', sha256(OLD.other), 'copied', sha256(OLD.copied), 'noticed', sha256(OLD.noticed)), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_reporter_insert AFTER INSERT ON violation_reporter BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_reporter', NEW.violation_id, 'INSERT', NULL, json_object('violation_id', NEW.violation_id, 'person_id', NEW.person_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_reporter_update AFTER UPDATE ON violation_reporter BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_reporter', NEW.violation_id, 'UPDATE', json_object('violation_id', OLD.violation_id, 'person_id', OLD.person_id), json_object('violation_id', NEW.violation_id, 'person_id', NEW.person_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_violation_reporter_delete AFTER DELETE ON violation_reporter BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'violation_reporter', OLD.violation_id, 'DELETE', json_object('violation_id', OLD.violation_id, 'person_id', OLD.person_id), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_disposal_insert AFTER INSERT ON disposal BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'disposal', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'record_id', NEW.record_id, 'at', NEW.at, 'by_id', NEW.by_id, 'authority', NEW.authority, 'schedule', NEW.schedule, 'due', NEW.due) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_disposal_update AFTER UPDATE ON disposal BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'disposal', NEW.id, 'UPDATE', json_object('id', OLD.id, 'record_id', OLD.record_id, 'at', OLD.at, 'by_id', OLD.by_id, 'authority', OLD.authority, 'schedule', OLD.schedule, 'due', OLD.due), json_object('id', NEW.id, 'record_id', NEW.record_id, 'at', NEW.at, 'by_id', NEW.by_id, 'authority', NEW.authority, 'schedule', NEW.schedule, 'due', NEW.due) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_disposal_delete AFTER DELETE ON disposal BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'disposal', OLD.id, 'DELETE', json_object('id', OLD.id, 'record_id', OLD.record_id, 'at', OLD.at, 'by_id', OLD.by_id, 'authority', OLD.authority, 'schedule', OLD.schedule, 'due', OLD.due), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_hold_insert AFTER INSERT ON hold BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'hold', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'record_id', NEW.record_id, 'who', NEW.who, 'why', sha256(NEW.why), 'since', NEW.since, 'placed_by_id', NEW.placed_by_id, 'placed_at', NEW.placed_at, 'lifted_by_id', NEW.lifted_by_id, 'lifted_at', NEW.lifted_at, 'lift_reason', sha256(NEW.lift_reason)) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_hold_update AFTER UPDATE ON hold BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'hold', NEW.id, 'UPDATE', json_object('id', OLD.id, 'record_id', OLD.record_id, 'who', OLD.who, 'why', sha256(OLD.why), 'since', OLD.since, 'placed_by_id', OLD.placed_by_id, 'placed_at', OLD.placed_at, 'lifted_by_id', OLD.lifted_by_id, 'lifted_at', OLD.lifted_at, 'lift_reason', sha256(OLD.lift_reason)), json_object('id', NEW.id, 'record_id', NEW.record_id, 'who', NEW.who, 'why', sha256(NEW.why), 'since', NEW.since, 'placed_by_id', NEW.placed_by_id, 'placed_at', NEW.placed_at, 'lifted_by_id', NEW.lifted_by_id, 'lifted_at', NEW.lifted_at, 'lift_reason', sha256(NEW.lift_reason)) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_hold_delete AFTER DELETE ON hold BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'hold', OLD.id, 'DELETE', json_object('id', OLD.id, 'record_id', OLD.record_id, 'who', OLD.who, 'why', sha256(OLD.why), 'since', OLD.since, 'placed_by_id', OLD.placed_by_id, 'placed_at', OLD.placed_at, 'lifted_by_id', OLD.lifted_by_id, 'lifted_at', OLD.lifted_at, 'lift_reason', sha256(OLD.lift_reason)), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_instruction_insert AFTER INSERT ON instruction BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'instruction', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'to_id', NEW.to_id, 'department_id', NEW.department_id, 'content', sha256(NEW.content), 'due', NEW.due, 'given_by_id', NEW.given_by_id, 'given_at', NEW.given_at, 'answer', NEW.answer, 'answered_by_id', NEW.answered_by_id, 'answered_at', NEW.answered_at, 'remark', sha256(NEW.remark), 'record_id', NEW.record_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_instruction_update AFTER UPDATE ON instruction BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'instruction', NEW.id, 'UPDATE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'to_id', OLD.to_id, 'department_id', OLD.department_id, 'content', sha256(OLD.content), 'due', OLD.due, 'given_by_id', OLD.given_by_id, 'given_at', OLD.given_at, 'answer', OLD.answer, 'answered_by_id', OLD.answered_by_id, 'answered_at', OLD.answered_at, 'remark', sha256(OLD.remark), 'record_id', OLD.record_id), json_object('id', NEW.id, 'violation_id', NEW.violation_id, 'to_id', NEW.to_id, 'department_id', NEW.department_id, 'content', sha256(NEW.content), 'due', NEW.due, 'given_by_id', NEW.given_by_id, 'given_at', NEW.given_at, 'answer', NEW.answer, 'answered_by_id', NEW.answered_by_id, 'answered_at', NEW.answered_at, 'remark', sha256(NEW.remark), 'record_id', NEW.record_id) FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_instruction_delete AFTER DELETE ON instruction BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE confidential_act_id IS NULL; INSERT INTO confidential_audit (act_id, entity, entity_id, op, old, new) SELECT confidential_act_id, 'instruction', OLD.id, 'DELETE', json_object('id', OLD.id, 'violation_id', OLD.violation_id, 'to_id', OLD.to_id, 'department_id', OLD.department_id, 'content', sha256(OLD.content), 'due', OLD.due, 'given_by_id', OLD.given_by_id, 'given_at', OLD.given_at, 'answer', OLD.answer, 'answered_by_id', OLD.answered_by_id, 'answered_at', OLD.answered_at, 'remark', sha256(OLD.remark), 'record_id', OLD.record_id), NULL FROM open_act WHERE confidential_act_id IS NOT NULL; END;
CREATE TRIGGER audit_record_addition_insert AFTER INSERT ON record_addition BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'record_addition', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'record_id', NEW.record_id, 'field', NEW.field, 'value', sha256(NEW.value), 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at, 'sha256', NEW.sha256) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_record_addition_update AFTER UPDATE ON record_addition BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'record_addition', NEW.id, 'UPDATE', json_object('id', OLD.id, 'record_id', OLD.record_id, 'field', OLD.field, 'value', sha256(OLD.value), 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at, 'sha256', OLD.sha256), json_object('id', NEW.id, 'record_id', NEW.record_id, 'field', NEW.field, 'value', sha256(NEW.value), 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at, 'sha256', NEW.sha256) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_record_addition_delete AFTER DELETE ON record_addition BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'record_addition', OLD.id, 'DELETE', json_object('id', OLD.id, 'record_id', OLD.record_id, 'field', OLD.field, 'value', sha256(OLD.value), 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at, 'sha256', OLD.sha256), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_records_request_row_insert AFTER INSERT ON records_request_row BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'records_request_row', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'request_id', NEW.request_id, 'record_id', NEW.record_id, 'redacted', NEW.redacted, 'why', sha256(NEW.why)) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_records_request_row_update AFTER UPDATE ON records_request_row BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'records_request_row', NEW.id, 'UPDATE', json_object('id', OLD.id, 'request_id', OLD.request_id, 'record_id', OLD.record_id, 'redacted', OLD.redacted, 'why', sha256(OLD.why)), json_object('id', NEW.id, 'request_id', NEW.request_id, 'record_id', NEW.record_id, 'redacted', NEW.redacted, 'why', sha256(NEW.why)) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_records_request_row_delete AFTER DELETE ON records_request_row BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'records_request_row', OLD.id, 'DELETE', json_object('id', OLD.id, 'request_id', OLD.request_id, 'record_id', OLD.record_id, 'redacted', OLD.redacted, 'why', sha256(OLD.why)), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_removed_content_insert AFTER INSERT ON removed_content BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'removed_content', NEW.record_id, 'INSERT', NULL, json_object('record_id', NEW.record_id, 'author', sha256(NEW.author), 'handle', sha256(NEW.handle), 'identity', sha256(NEW.identity), 'posted_at', NEW.posted_at, 'address', sha256(NEW.address), 'body', sha256(NEW.body), 'clause', sha256(NEW.clause), 'speech', NEW.speech, 'ground', NEW.ground, 'ground_words', sha256(NEW.ground_words)) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_removed_content_update AFTER UPDATE ON removed_content BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'removed_content', NEW.record_id, 'UPDATE', json_object('record_id', OLD.record_id, 'author', sha256(OLD.author), 'handle', sha256(OLD.handle), 'identity', sha256(OLD.identity), 'posted_at', OLD.posted_at, 'address', sha256(OLD.address), 'body', sha256(OLD.body), 'clause', sha256(OLD.clause), 'speech', OLD.speech, 'ground', OLD.ground, 'ground_words', sha256(OLD.ground_words)), json_object('record_id', NEW.record_id, 'author', sha256(NEW.author), 'handle', sha256(NEW.handle), 'identity', sha256(NEW.identity), 'posted_at', NEW.posted_at, 'address', sha256(NEW.address), 'body', sha256(NEW.body), 'clause', sha256(NEW.clause), 'speech', NEW.speech, 'ground', NEW.ground, 'ground_words', sha256(NEW.ground_words)) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_removed_content_delete AFTER DELETE ON removed_content BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'removed_content', OLD.record_id, 'DELETE', json_object('record_id', OLD.record_id, 'author', sha256(OLD.author), 'handle', sha256(OLD.handle), 'identity', sha256(OLD.identity), 'posted_at', OLD.posted_at, 'address', sha256(OLD.address), 'body', sha256(OLD.body), 'clause', sha256(OLD.clause), 'speech', OLD.speech, 'ground', OLD.ground, 'ground_words', sha256(OLD.ground_words)), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_removed_file_insert AFTER INSERT ON removed_file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'removed_file', NEW.id, 'INSERT', NULL, json_object('id', NEW.id, 'record_id', NEW.record_id, 'sha256', NEW.sha256, 'filename', sha256(NEW.filename), 'kind', NEW.kind, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_removed_file_update AFTER UPDATE ON removed_file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'removed_file', NEW.id, 'UPDATE', json_object('id', OLD.id, 'record_id', OLD.record_id, 'sha256', OLD.sha256, 'filename', sha256(OLD.filename), 'kind', OLD.kind, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), json_object('id', NEW.id, 'record_id', NEW.record_id, 'sha256', NEW.sha256, 'filename', sha256(NEW.filename), 'kind', NEW.kind, 'added_by_id', NEW.added_by_id, 'added_at', NEW.added_at) FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER audit_removed_file_delete AFTER DELETE ON removed_file BEGIN SELECT RAISE(ABORT, 'pittadmin: no act is open') FROM open_act WHERE act_id IS NULL; INSERT INTO audit (act_id, entity, entity_id, op, old, new) SELECT act_id, 'removed_file', OLD.id, 'DELETE', json_object('id', OLD.id, 'record_id', OLD.record_id, 'sha256', OLD.sha256, 'filename', sha256(OLD.filename), 'kind', OLD.kind, 'added_by_id', OLD.added_by_id, 'added_at', OLD.added_at), NULL FROM open_act WHERE act_id IS NOT NULL; END;
CREATE TRIGGER keep_act_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'pittadmin: act only grows'); END;
CREATE TRIGGER keep_act_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'pittadmin: act only grows'); END;
CREATE TRIGGER keep_act_insert BEFORE INSERT ON act WHEN EXISTS (SELECT 1 FROM act WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: act only grows'); END;
CREATE TRIGGER keep_audit_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'pittadmin: audit only grows'); END;
CREATE TRIGGER keep_audit_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'pittadmin: audit only grows'); END;
CREATE TRIGGER keep_audit_insert BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: audit only grows'); END;
CREATE TRIGGER keep_confidential_act_update BEFORE UPDATE ON confidential_act BEGIN SELECT RAISE(ABORT, 'pittadmin: confidential_act only grows'); END;
CREATE TRIGGER keep_confidential_act_delete BEFORE DELETE ON confidential_act BEGIN SELECT RAISE(ABORT, 'pittadmin: confidential_act only grows'); END;
CREATE TRIGGER keep_confidential_act_insert BEFORE INSERT ON confidential_act WHEN EXISTS (SELECT 1 FROM confidential_act WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: confidential_act only grows'); END;
CREATE TRIGGER keep_confidential_audit_update BEFORE UPDATE ON confidential_audit BEGIN SELECT RAISE(ABORT, 'pittadmin: confidential_audit only grows'); END;
CREATE TRIGGER keep_confidential_audit_delete BEFORE DELETE ON confidential_audit BEGIN SELECT RAISE(ABORT, 'pittadmin: confidential_audit only grows'); END;
CREATE TRIGGER keep_confidential_audit_insert BEFORE INSERT ON confidential_audit WHEN EXISTS (SELECT 1 FROM confidential_audit WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: confidential_audit only grows'); END;
CREATE TRIGGER keep_device_directory_update BEFORE UPDATE ON device_directory BEGIN SELECT RAISE(ABORT, 'pittadmin: device_directory only grows'); END;
CREATE TRIGGER keep_device_directory_delete BEFORE DELETE ON device_directory BEGIN SELECT RAISE(ABORT, 'pittadmin: device_directory only grows'); END;
CREATE TRIGGER keep_device_directory_insert BEFORE INSERT ON device_directory WHEN EXISTS (SELECT 1 FROM device_directory WHERE epoch = NEW.epoch) BEGIN SELECT RAISE(ABORT, 'pittadmin: device_directory only grows'); END;
CREATE TRIGGER keep_disposal_update BEFORE UPDATE ON disposal BEGIN SELECT RAISE(ABORT, 'pittadmin: disposal only grows'); END;
CREATE TRIGGER keep_disposal_delete BEFORE DELETE ON disposal BEGIN SELECT RAISE(ABORT, 'pittadmin: disposal only grows'); END;
CREATE TRIGGER keep_disposal_insert BEFORE INSERT ON disposal WHEN EXISTS (SELECT 1 FROM disposal WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: disposal only grows'); END;
CREATE TRIGGER keep_envelope_update BEFORE UPDATE ON envelope BEGIN SELECT RAISE(ABORT, 'pittadmin: envelope only grows'); END;
CREATE TRIGGER keep_envelope_delete BEFORE DELETE ON envelope BEGIN SELECT RAISE(ABORT, 'pittadmin: envelope only grows'); END;
CREATE TRIGGER keep_envelope_insert BEFORE INSERT ON envelope WHEN EXISTS (SELECT 1 FROM envelope WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: envelope only grows'); END;
CREATE TRIGGER keep_monitoring_update BEFORE UPDATE ON monitoring BEGIN SELECT RAISE(ABORT, 'pittadmin: monitoring only grows'); END;
CREATE TRIGGER keep_monitoring_delete BEFORE DELETE ON monitoring BEGIN SELECT RAISE(ABORT, 'pittadmin: monitoring only grows'); END;
CREATE TRIGGER keep_monitoring_insert BEFORE INSERT ON monitoring WHEN EXISTS (SELECT 1 FROM monitoring WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: monitoring only grows'); END;
CREATE TRIGGER keep_monitoring_finding_update BEFORE UPDATE ON monitoring_finding BEGIN SELECT RAISE(ABORT, 'pittadmin: monitoring_finding only grows'); END;
CREATE TRIGGER keep_monitoring_finding_delete BEFORE DELETE ON monitoring_finding BEGIN SELECT RAISE(ABORT, 'pittadmin: monitoring_finding only grows'); END;
CREATE TRIGGER keep_monitoring_finding_insert BEFORE INSERT ON monitoring_finding WHEN EXISTS (SELECT 1 FROM monitoring_finding WHERE monitoring_id = NEW.monitoring_id) BEGIN SELECT RAISE(ABORT, 'pittadmin: monitoring_finding only grows'); END;
CREATE TRIGGER keep_post_update BEFORE UPDATE ON post BEGIN SELECT RAISE(ABORT, 'pittadmin: post only grows'); END;
CREATE TRIGGER keep_post_delete BEFORE DELETE ON post BEGIN SELECT RAISE(ABORT, 'pittadmin: post only grows'); END;
CREATE TRIGGER keep_post_insert BEFORE INSERT ON post WHEN EXISTS (SELECT 1 FROM post WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: post only grows'); END;
CREATE TRIGGER keep_receipt_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'pittadmin: receipt only grows'); END;
CREATE TRIGGER keep_receipt_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'pittadmin: receipt only grows'); END;
CREATE TRIGGER keep_receipt_insert BEFORE INSERT ON receipt WHEN EXISTS (SELECT 1 FROM receipt WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: receipt only grows'); END;
CREATE TRIGGER keep_removed_record_update BEFORE UPDATE ON removed_record BEGIN SELECT RAISE(ABORT, 'pittadmin: removed_record only grows'); END;
CREATE TRIGGER keep_removed_record_delete BEFORE DELETE ON removed_record BEGIN SELECT RAISE(ABORT, 'pittadmin: removed_record only grows'); END;
CREATE TRIGGER keep_removed_record_insert BEFORE INSERT ON removed_record WHEN EXISTS (SELECT 1 FROM removed_record WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: removed_record only grows'); END;
CREATE TRIGGER keep_retention_update BEFORE UPDATE ON retention BEGIN SELECT RAISE(ABORT, 'pittadmin: retention only grows'); END;
CREATE TRIGGER keep_retention_delete BEFORE DELETE ON retention BEGIN SELECT RAISE(ABORT, 'pittadmin: retention only grows'); END;
CREATE TRIGGER keep_retention_insert BEFORE INSERT ON retention WHEN EXISTS (SELECT 1 FROM retention WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: retention only grows'); END;
CREATE TRIGGER keep_rule_pack_update BEFORE UPDATE ON rule_pack BEGIN SELECT RAISE(ABORT, 'pittadmin: rule_pack only grows'); END;
CREATE TRIGGER keep_rule_pack_delete BEFORE DELETE ON rule_pack BEGIN SELECT RAISE(ABORT, 'pittadmin: rule_pack only grows'); END;
CREATE TRIGGER keep_rule_pack_insert BEFORE INSERT ON rule_pack WHEN EXISTS (SELECT 1 FROM rule_pack WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: rule_pack only grows'); END;
CREATE TRIGGER keep_rule_pack_use_update BEFORE UPDATE ON rule_pack_use BEGIN SELECT RAISE(ABORT, 'pittadmin: rule_pack_use only grows'); END;
CREATE TRIGGER keep_rule_pack_use_delete BEFORE DELETE ON rule_pack_use BEGIN SELECT RAISE(ABORT, 'pittadmin: rule_pack_use only grows'); END;
CREATE TRIGGER keep_rule_pack_use_insert BEFORE INSERT ON rule_pack_use WHEN EXISTS (SELECT 1 FROM rule_pack_use WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: rule_pack_use only grows'); END;
CREATE TRIGGER keep_violation_note_update BEFORE UPDATE ON violation_note BEGIN SELECT RAISE(ABORT, 'pittadmin: violation_note only grows'); END;
CREATE TRIGGER keep_violation_note_delete BEFORE DELETE ON violation_note BEGIN SELECT RAISE(ABORT, 'pittadmin: violation_note only grows'); END;
CREATE TRIGGER keep_violation_note_insert BEFORE INSERT ON violation_note WHEN EXISTS (SELECT 1 FROM violation_note WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'pittadmin: violation_note only grows'); END;
CREATE TRIGGER keep_violation_report_update BEFORE UPDATE ON violation_report BEGIN SELECT RAISE(ABORT, 'pittadmin: violation_report only grows'); END;
CREATE TRIGGER keep_violation_report_delete BEFORE DELETE ON violation_report BEGIN SELECT RAISE(ABORT, 'pittadmin: violation_report only grows'); END;
CREATE TRIGGER keep_violation_report_insert BEFORE INSERT ON violation_report WHEN EXISTS (SELECT 1 FROM violation_report WHERE violation_id = NEW.violation_id) BEGIN SELECT RAISE(ABORT, 'pittadmin: violation_report only grows'); END;
CREATE TRIGGER keep_violation_reporter_update BEFORE UPDATE ON violation_reporter BEGIN SELECT RAISE(ABORT, 'pittadmin: violation_reporter only grows'); END;
CREATE TRIGGER keep_violation_reporter_delete BEFORE DELETE ON violation_reporter BEGIN SELECT RAISE(ABORT, 'pittadmin: violation_reporter only grows'); END;
CREATE TRIGGER keep_violation_reporter_insert BEFORE INSERT ON violation_reporter WHEN EXISTS (SELECT 1 FROM violation_reporter WHERE violation_id = NEW.violation_id) BEGIN SELECT RAISE(ABORT, 'pittadmin: violation_reporter only grows'); END;
CREATE TRIGGER autosave_draft_text_insert BEFORE INSERT ON draft_text WHEN true AND (SELECT state FROM draft WHERE id = NEW.draft_id) NOT IN ('draft', 'returned') BEGIN SELECT RAISE(ABORT, 'pittadmin: the draft is not being written'); END;
CREATE TRIGGER autosave_draft_text_update BEFORE UPDATE ON draft_text WHEN (NEW.body <> OLD.body OR NEW.draft_id <> OLD.draft_id) AND (SELECT state FROM draft WHERE id = OLD.draft_id) NOT IN ('draft', 'returned') BEGIN SELECT RAISE(ABORT, 'pittadmin: the draft is not being written'); END;
CREATE TRIGGER autosave_draft_text_delete BEFORE DELETE ON draft_text WHEN true AND (SELECT state FROM draft WHERE id = OLD.draft_id) NOT IN ('draft', 'returned') BEGIN SELECT RAISE(ABORT, 'pittadmin: the draft is not being written'); END;
CREATE TRIGGER autosave_draft_writer_insert BEFORE INSERT ON draft_writer WHEN true AND (SELECT state FROM draft WHERE id = NEW.draft_id) NOT IN ('draft', 'returned') BEGIN SELECT RAISE(ABORT, 'pittadmin: the draft is not being written'); END;
CREATE TRIGGER autosave_draft_writer_update BEFORE UPDATE ON draft_writer WHEN true AND (SELECT state FROM draft WHERE id = OLD.draft_id) NOT IN ('draft', 'returned') BEGIN SELECT RAISE(ABORT, 'pittadmin: the draft is not being written'); END;
CREATE TRIGGER autosave_draft_writer_delete BEFORE DELETE ON draft_writer WHEN true AND (SELECT state FROM draft WHERE id = OLD.draft_id) NOT IN ('draft', 'returned') BEGIN SELECT RAISE(ABORT, 'pittadmin: the draft is not being written'); END;
CREATE TRIGGER autosave_draft_confirmation_insert BEFORE INSERT ON draft_confirmation WHEN true AND (SELECT state FROM draft WHERE id = NEW.draft_id) NOT IN ('draft', 'returned') BEGIN SELECT RAISE(ABORT, 'pittadmin: the draft is not being written'); END;
CREATE TRIGGER autosave_draft_confirmation_update BEFORE UPDATE ON draft_confirmation WHEN true AND (SELECT state FROM draft WHERE id = OLD.draft_id) NOT IN ('draft', 'returned') BEGIN SELECT RAISE(ABORT, 'pittadmin: the draft is not being written'); END;
CREATE TRIGGER autosave_draft_confirmation_delete BEFORE DELETE ON draft_confirmation WHEN true AND (SELECT state FROM draft WHERE id = OLD.draft_id) NOT IN ('draft', 'returned') BEGIN SELECT RAISE(ABORT, 'pittadmin: the draft is not being written'); END;
CREATE TRIGGER file_is_its_hash_insert BEFORE INSERT ON file WHEN sha256(NEW.data) <> NEW.sha256 BEGIN SELECT RAISE(ABORT, 'pittadmin: the file is not what its hash says'); END;
CREATE TRIGGER file_is_its_hash_update BEFORE UPDATE ON file WHEN sha256(NEW.data) <> NEW.sha256 BEGIN SELECT RAISE(ABORT, 'pittadmin: the file is not what its hash says'); END;
CREATE TRIGGER sealed_removed_content_update BEFORE UPDATE ON removed_content BEGIN SELECT RAISE(ABORT, 'pittadmin: what was sealed is not changed') WHERE true; END;
CREATE TRIGGER sealed_removed_content_delete BEFORE DELETE ON removed_content BEGIN SELECT RAISE(ABORT, 'pittadmin: a record goes only when it is disposed of') WHERE NOT EXISTS (SELECT 1 FROM disposal WHERE record_id = OLD.record_id); SELECT RAISE(ABORT, 'pittadmin: a hold stands on this record') WHERE EXISTS (SELECT 1 FROM hold WHERE record_id = OLD.record_id AND lifted_at IS NULL); END;
CREATE TRIGGER sealed_removed_content_insert BEFORE INSERT ON removed_content BEGIN SELECT RAISE(ABORT, 'pittadmin: what was sealed is not changed') WHERE EXISTS (SELECT 1 FROM removed_content WHERE record_id = NEW.record_id); SELECT RAISE(ABORT, 'pittadmin: the record is disposed of') WHERE EXISTS (SELECT 1 FROM disposal WHERE record_id = NEW.record_id); END;
CREATE TRIGGER sealed_removed_file_update BEFORE UPDATE ON removed_file BEGIN SELECT RAISE(ABORT, 'pittadmin: what was sealed is not changed') WHERE true; END;
CREATE TRIGGER sealed_removed_file_delete BEFORE DELETE ON removed_file BEGIN SELECT RAISE(ABORT, 'pittadmin: a record goes only when it is disposed of') WHERE NOT EXISTS (SELECT 1 FROM disposal WHERE record_id = OLD.record_id); SELECT RAISE(ABORT, 'pittadmin: a hold stands on this record') WHERE EXISTS (SELECT 1 FROM hold WHERE record_id = OLD.record_id AND lifted_at IS NULL); END;
CREATE TRIGGER sealed_removed_file_insert BEFORE INSERT ON removed_file BEGIN SELECT RAISE(ABORT, 'pittadmin: what was sealed is not changed') WHERE EXISTS (SELECT 1 FROM removed_file WHERE id = NEW.id); SELECT RAISE(ABORT, 'pittadmin: the record is disposed of') WHERE EXISTS (SELECT 1 FROM disposal WHERE record_id = NEW.record_id); END;
CREATE TRIGGER sealed_record_addition_update BEFORE UPDATE ON record_addition BEGIN SELECT RAISE(ABORT, 'pittadmin: what was sealed is not changed') WHERE true; END;
CREATE TRIGGER sealed_record_addition_delete BEFORE DELETE ON record_addition BEGIN SELECT RAISE(ABORT, 'pittadmin: a record goes only when it is disposed of') WHERE NOT EXISTS (SELECT 1 FROM disposal WHERE record_id = OLD.record_id); SELECT RAISE(ABORT, 'pittadmin: a hold stands on this record') WHERE EXISTS (SELECT 1 FROM hold WHERE record_id = OLD.record_id AND lifted_at IS NULL); END;
CREATE TRIGGER sealed_record_addition_insert BEFORE INSERT ON record_addition BEGIN SELECT RAISE(ABORT, 'pittadmin: what was sealed is not changed') WHERE EXISTS (SELECT 1 FROM record_addition WHERE id = NEW.id); SELECT RAISE(ABORT, 'pittadmin: the record is disposed of') WHERE EXISTS (SELECT 1 FROM disposal WHERE record_id = NEW.record_id); END;
CREATE TRIGGER disposal_is_due BEFORE INSERT ON disposal BEGIN SELECT RAISE(ABORT, 'pittadmin: a hold stands on this record') WHERE EXISTS (SELECT 1 FROM hold WHERE record_id = NEW.record_id AND lifted_at IS NULL); SELECT RAISE(ABORT, 'pittadmin: the record is to be kept longer') WHERE NOT EXISTS (SELECT 1 FROM retention); SELECT RAISE(ABORT, 'pittadmin: the record is to be kept longer') WHERE NEW.due > substr(NEW.at, 1, 10); END;
CREATE TRIGGER hold_is_lifted BEFORE UPDATE ON hold BEGIN SELECT RAISE(ABORT, 'pittadmin: a hold is only lifted, by another person') WHERE OLD.record_id IS NOT NEW.record_id OR OLD.who IS NOT NEW.who OR OLD.why IS NOT NEW.why OR OLD.since IS NOT NEW.since OR OLD.placed_by_id IS NOT NEW.placed_by_id OR OLD.placed_at IS NOT NEW.placed_at; SELECT RAISE(ABORT, 'pittadmin: a hold is only lifted, by another person') WHERE OLD.lifted_at IS NOT NULL; SELECT RAISE(ABORT, 'pittadmin: a hold is only lifted, by another person') WHERE NEW.lifted_by_id = NEW.placed_by_id; END;
CREATE TRIGGER hold_stays BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'pittadmin: a hold is only lifted, by another person') WHERE true; END;
CREATE TRIGGER hold_is_new BEFORE INSERT ON hold BEGIN SELECT RAISE(ABORT, 'pittadmin: a hold is only lifted, by another person') WHERE EXISTS (SELECT 1 FROM hold WHERE id = NEW.id); SELECT RAISE(ABORT, 'pittadmin: the record is disposed of') WHERE EXISTS (SELECT 1 FROM disposal WHERE record_id = NEW.record_id); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('act',78);
INSERT INTO "sqlite_sequence" VALUES('audit',120);
INSERT INTO "sqlite_sequence" VALUES('policy_version',1);
INSERT INTO "sqlite_sequence" VALUES('person',15);
INSERT INTO "sqlite_sequence" VALUES('membership',13);
INSERT INTO "sqlite_sequence" VALUES('department',4);
INSERT INTO "sqlite_sequence" VALUES('platform_request',1);
INSERT INTO "sqlite_sequence" VALUES('platform',1);
INSERT INTO "sqlite_sequence" VALUES('account',8);
INSERT INTO "sqlite_sequence" VALUES('account_administrator',8);
INSERT INTO "sqlite_sequence" VALUES('confidential_audit',19);
INSERT INTO "sqlite_sequence" VALUES('evidence',2);
INSERT INTO "sqlite_sequence" VALUES('email_request',1);
INSERT INTO "sqlite_sequence" VALUES('transfer',1);
INSERT INTO "sqlite_sequence" VALUES('acknowledgement',1);
INSERT INTO "sqlite_sequence" VALUES('pack_proposal',1);
INSERT INTO "sqlite_sequence" VALUES('rule_pack',1);
INSERT INTO "sqlite_sequence" VALUES('rule_pack_use',1);
INSERT INTO "sqlite_sequence" VALUES('city_fact',1);
INSERT INTO "sqlite_sequence" VALUES('official_seal',1);
INSERT INTO "sqlite_sequence" VALUES('draft',2);
INSERT INTO "sqlite_sequence" VALUES('draft_file',1);
INSERT INTO "sqlite_sequence" VALUES('draft_question',1);
INSERT INTO "sqlite_sequence" VALUES('post',2);
INSERT INTO "sqlite_sequence" VALUES('removed_record',2);
INSERT INTO "sqlite_sequence" VALUES('removed_file',3);
INSERT INTO "sqlite_sequence" VALUES('record_addition',2);
INSERT INTO "sqlite_sequence" VALUES('hold',1);
INSERT INTO "sqlite_sequence" VALUES('retention',1);
INSERT INTO "sqlite_sequence" VALUES('records_request',1);
INSERT INTO "sqlite_sequence" VALUES('records_request_row',1);
INSERT INTO "sqlite_sequence" VALUES('disposal',1);
INSERT INTO "sqlite_sequence" VALUES('device',3);
INSERT INTO "sqlite_sequence" VALUES('envelope',1);
INSERT INTO "sqlite_sequence" VALUES('custody',1);
INSERT INTO "sqlite_sequence" VALUES('receipt',1);
INSERT INTO "sqlite_sequence" VALUES('page_role',1);
INSERT INTO "sqlite_sequence" VALUES('leaver',1);
INSERT INTO "sqlite_sequence" VALUES('leaver_task',1);
INSERT INTO "sqlite_sequence" VALUES('monitoring',1);
INSERT INTO "sqlite_sequence" VALUES('confidential_act',8);
INSERT INTO "sqlite_sequence" VALUES('violation',1);
INSERT INTO "sqlite_sequence" VALUES('violation_category',1);
INSERT INTO "sqlite_sequence" VALUES('violation_named',1);
INSERT INTO "sqlite_sequence" VALUES('violation_reader',1);
INSERT INTO "sqlite_sequence" VALUES('violation_file',1);
INSERT INTO "sqlite_sequence" VALUES('instruction',1);
INSERT INTO "sqlite_sequence" VALUES('violation_note',1);
INSERT INTO "sqlite_sequence" VALUES('outcome',1);
CREATE VIRTUAL TABLE violation_words USING fts5(words, content='', detail=none, columnsize=0, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
DELETE FROM violation_words_config;
DELETE FROM violation_words_data;
DELETE FROM violation_words_idx;
INSERT INTO violation_words_config VALUES('version', 4);
INSERT INTO violation_words_data VALUES(1, X'0206');
INSERT INTO violation_words_data VALUES(10, X'000000000102020002010101020101');
INSERT INTO violation_words_data VALUES(137438953473, X'0000003F023062C08000010165C08000010671756F746564C0800000023162C08000010165C08000010171C080000003327175C0800000043371756FC080000406060B07060608');
INSERT INTO violation_words_data VALUES(274877906945, X'0000003F023062C08001010165C08001010671756F746564C0800100023162C08001010165C08001010171C080010003327175C0800100043371756FC080010406060B07060608');
INSERT INTO violation_words_idx VALUES(1, X'', 2);
INSERT INTO violation_words_idx VALUES(2, X'', 2);
COMMIT;
