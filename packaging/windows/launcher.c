/* Starts python\pythonw.exe -m poadesk beside this file with the arguments given, so that the folder on a stick has one
   file to double-click. It decides nothing; setup's shortcut starts pythonw.exe itself. */
#include <windows.h>
#include <shlwapi.h>
#include <wchar.h>

static WCHAR folder[32768], program[32768], line[65536];

static int refuse(const WCHAR *words) {
  MessageBoxW(NULL, words, L"poadesk", MB_OK | MB_ICONERROR);
  return 2;
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR arguments, int show) {
  STARTUPINFOW how = {sizeof how};
  PROCESS_INFORMATION started;
  DWORD length = GetModuleFileNameW(NULL, folder, 32000);
  if (!length || length >= 32000) return refuse(L"This folder's name is too long. Move the folder, for example to the desktop.");
  *wcsrchr(folder, L'\\') = 0;
  swprintf(program, 32768, L"%ls\\python\\pythonw.exe", folder);
  if (GetFileAttributesW(program) == INVALID_FILE_ATTRIBUTES)
    return refuse(L"Parts of poadesk are missing beside this file. Unpack the whole archive into a folder, then start poadesk.exe there.");
  swprintf(line, 65536, L"\"%ls\" -m poadesk %ls", program, PathGetArgsW(GetCommandLineW()));
  if (!CreateProcessW(program, line, NULL, NULL, FALSE, 0, NULL, NULL, &how, &started))
    return refuse(L"Windows did not let poadesk start. Ask whoever looks after this computer whether programs may run from this folder.");
  AllowSetForegroundWindow(started.dwProcessId);
  CloseHandle(started.hThread);
  CloseHandle(started.hProcess);
  return 0;
}
