/* Stand-in for Windows 10's icuuc.dll, which Wine 8 lacks: no converter can be opened, as if ICU had no data. Qt asks it
   for text encodings other than UTF-8 only. For trials only, never shipped. */
#define MISSING(name) __declspec(dllexport) int name(void) { return 0; }
__declspec(dllexport) void *ucnv_open(const char *name, int *error) {
  if (error) *error = 4; /* U_FILE_ACCESS_ERROR */
  return 0;
}
__declspec(dllexport) const char *ucnv_getName(void *converter, int *error) {
  if (error) *error = 4;
  return 0;
}
MISSING(ucnv_close)
MISSING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
MISSING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
MISSING(ucnv_reset)
MISSING(ucnv_getMaxCharSize)
MISSING(ucnv_getToUCallBack)
MISSING(ucnv_getFromUCallBack)
MISSING(ucnv_setToUCallBack)
MISSING(ucnv_setFromUCallBack)
MISSING(ucnv_cbToUWriteUChars)
MISSING(ucnv_toUnicode)
MISSING(ucnv_cbFromUWriteUChars)
MISSING(ucnv_toUCountPending)
MISSING(ucnv_fromUCountPending)
MISSING(ucnv_getStandardName)
MISSING(ucnv_getAvailableName)
MISSING(ucnv_countAvailable)
MISSING(ucnv_fromUnicode)
