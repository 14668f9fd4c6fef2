/* Starts PittAdmin: loads the Python that lies beside it into this process and runs one module.

   Built twice: pittadmin.exe, a window, and pittadmin-cli.exe, a console, with -DCONSOLE. */
#include <windows.h>
#include <shellapi.h>
#include <shobjidl.h>
#include <stdio.h>

#define LONGEST 32767 /* characters of a path */

#ifdef CONSOLE
#define MODULE L"pittadmin.cli"
#else
#define MODULE L"pittadmin"
#endif

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *sentence) {
#ifdef CONSOLE
    fwprintf(stderr, L"pittadmin-cli: %ls\n", sentence);
#else
    MessageBoxW(NULL, sentence, L"PittAdmin", MB_ICONERROR | MB_OK);
#endif
    return 120;
}

static int start(void) {
    static wchar_t folder[LONGEST + 1], library[LONGEST + 32];
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (!length || length >= LONGEST)
        return fail(L"The path of the program is too long.");
    wchar_t *end = folder + length;
    while (end > folder && *end != L'\\')
        end--;
    end[1] = 0;
    /* Libraries come from the program's own folder and from Windows, never from the folder that
       happens to be current or from the search path. */
    SetErrorMode(SEM_FAILCRITICALERRORS);
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS | LOAD_LIBRARY_SEARCH_USER_DIRS);
    SetDllDirectoryW(L"");
    lstrcpyW(library, folder);
    lstrcatW(library, PYTHON_LIBRARY);
    HMODULE python = LoadLibraryExW(
        library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return fail(L"A part of PittAdmin is missing. Let IT repair the installation.");
#ifndef CONSOLE
    SetCurrentProcessExplicitAppUserModelID(APPLICATION_ID);
#endif
    int given = 0, count = 0;
    wchar_t **arguments = CommandLineToArgvW(GetCommandLineW(), &given);
    wchar_t **all = arguments ? HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY,
                                          sizeof(*all) * (given + 4)) : NULL;
    if (!all)
        return fail(L"There is not enough memory.");
    all[count++] = arguments[0];
    all[count++] = L"-m";
    all[count++] = MODULE;
    for (int i = 1; i < given; i++)
        all[count++] = arguments[i];
    return run(count, all);
}

#ifdef CONSOLE
int wmain(void) { return start(); }
#else
int WINAPI wWinMain(HINSTANCE own, HINSTANCE before, PWSTR line, int show) {
    (void)own, (void)before, (void)line, (void)show;
    return start();
}
#endif
