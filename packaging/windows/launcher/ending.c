/* Run by the installer before it touches a file: ends what still runs of PittAdmin.

   The Restart Manager has by then ended, and will start again, what runs in the installer's own
   session. It can't reach other sessions, where a person works while IT's deployment installs. Those
   programs wait for an event (pittadmin/ui/restarting.py), save what is typed, and end.

   Arguments: the folder of the installation. Exit code: 0, also when something still runs after
   WAIT_MS; Windows then replaces the files at the next start of the computer. */
#include <windows.h>
#include <tlhelp32.h>
#include <wchar.h>

#define WAIT_MS 30000
#define LOOK_EVERY_MS 200
#define LONGEST 32767

/* Count the programs whose file lies in the folder. */
static int running(const wchar_t *folder, size_t length) {
    static wchar_t path[LONGEST + 1];
    int found = 0;
    PROCESSENTRY32W entry = {.dwSize = sizeof entry};
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (all == INVALID_HANDLE_VALUE)
        return 0;
    for (BOOL more = Process32FirstW(all, &entry); more; more = Process32NextW(all, &entry)) {
        DWORD size = LONGEST;
        HANDLE one = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, entry.th32ProcessID);
        if (!one)
            continue;
        if (QueryFullProcessImageNameW(one, 0, path, &size) &&
            size > length && !_wcsnicmp(path, folder, length))
            found++;
        CloseHandle(one);
    }
    CloseHandle(all);
    return found;
}

int WINAPI wWinMain(HINSTANCE own, HINSTANCE before, PWSTR line, int show) {
    (void)own, (void)before, (void)show;
    /* The whole line is the folder, in quotes; it ends with a backslash, which would escape them. */
    size_t length = wcslen(line);
    if (length && line[0] == L'"')
        line++, length--;
    while (length && (line[length - 1] == L'"' || line[length - 1] == L' '))
        line[--length] = 0;
    if (length < 4 || !running(line, length)) /* never the whole of a drive */
        return 0;
    HANDLE end = OpenEventW(EVENT_MODIFY_STATE, FALSE, END_EVENT);
    if (!end)
        return 0;
    SetEvent(end);
    for (int waited = 0; waited < WAIT_MS && running(line, length); waited += LOOK_EVERY_MS)
        Sleep(LOOK_EVERY_MS);
    ResetEvent(end); /* or the new version would end as soon as it is started */
    CloseHandle(end);
    return 0;
}
