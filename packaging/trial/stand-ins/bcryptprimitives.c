/* Stand-in for Windows 10's bcryptprimitives.dll, which Wine 8 lacks: random bytes. For trials only, never shipped. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG count);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) {
  return SystemFunction036(bytes, (ULONG)count);
}
