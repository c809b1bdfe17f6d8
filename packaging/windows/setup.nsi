; Setup for one person, without an administrator. Each version has a folder of its own; the shortcut and the file type
; are switched last, and older versions are removed after that. An installation that fails or is interrupted leaves the
; older version as it was. Drafts are never touched.
;
; Defines: VERSION, FOLDER (what is installed), OUT, SIZE (kB)
Unicode true
Target amd64-unicode
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user

!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh
!include LogicLib.nsh
!include FileFunc.nsh

!define HOME "$LOCALAPPDATA\Programs\poadesk"
!define TYPE "poadesk.draft"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\poadesk"
!define ICON "lib\poadesk\_data\resources\poadesk.ico"

Name "poadesk ${VERSION}"
OutFile "${OUT}"
InstallDir "${HOME}"
BrandingText " "
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${FOLDER}\${ICON}"
!define MUI_UNICON "${FOLDER}\${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${VERSION}\python\pythonw.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "-m poadesk"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE French
!insertmacro MUI_LANGUAGE Spanish
!insertmacro MUI_LANGUAGE Russian
!insertmacro MUI_LANGUAGE SimpChinese
!insertmacro MUI_LANGUAGE Arabic
!include words.nsh

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_ENGLISH} ProductName "poadesk"
VIAddVersionKey /LANG=${LANG_ENGLISH} FileDescription "poadesk setup"
VIAddVersionKey /LANG=${LANG_ENGLISH} FileVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} ProductVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} LegalCopyright "MIT licence"

; Ends with code 2 where poadesk cannot run, 3 while it is running.
!macro RefuseOtherSystems
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_64)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
!macroend

; The program holds this mutex as long as its window is open.
!macro WaitUntilClosed
  ${Do}
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "poadesk-is-running") p .R0'
    ${If} $R0 P= 0
      ${Break}
    ${EndIf}
    System::Call 'kernel32::CloseHandle(p R0)'
    ${If} ${Silent}
      SetErrorLevel 3
      Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" IDRETRY +3
    SetErrorLevel 3
    Quit
  ${Loop}
!macroend

Function .onInit
  SetShellVarContext current
  !insertmacro RefuseOtherSystems
  !insertmacro WaitUntilClosed
FunctionEnd

Section "poadesk"
  SetRegView 64
  ; whole first, under a name that nothing starts
  RMDir /r "$INSTDIR\new"
  ClearErrors
  SetOutPath "$INSTDIR\new"
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\new\uninstall.exe"
  ${If} ${Errors}
    RMDir /r "$INSTDIR\new"
    Call Failed
  ${EndIf}
  SetOutPath "$INSTDIR"
  ; the same version once more: out of the way, and back if the new one cannot take its place
  RMDir /r "$INSTDIR\old"
  Rename "$INSTDIR\${VERSION}" "$INSTDIR\old"
  ClearErrors
  Rename "$INSTDIR\new" "$INSTDIR\${VERSION}"
  ${If} ${Errors}
    Rename "$INSTDIR\old" "$INSTDIR\${VERSION}"
    RMDir /r "$INSTDIR\new"
    Call Failed
  ${EndIf}

  CreateShortCut "$SMPROGRAMS\poadesk.lnk" "$INSTDIR\${VERSION}\python\pythonw.exe" "-m poadesk" "$INSTDIR\${VERSION}\${ICON}"
  WriteRegStr HKCU "Software\Classes\.poadraft" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "$(DRAFT)"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\${VERSION}\${ICON}"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\${VERSION}\python\pythonw.exe" -m poadesk "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "poadesk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${VERSION}\${ICON}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\${VERSION}\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\${VERSION}\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  ; older versions, now that nothing points to them
  FindFirst $0 $1 "$INSTDIR\*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != "${VERSION}"
    ${AndIf} ${FileExists} "$INSTDIR\$1\python\pythonw.exe"
      RMDir /r "$INSTDIR\$1"
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
SectionEnd

Function Failed
  MessageBox MB_OK|MB_ICONSTOP "$(FAILED)" /SD IDOK
  SetErrorLevel 4
  Quit
FunctionEnd

Function un.onInit
  SetShellVarContext current
  ; this file lies in the version's own folder
  ${GetParent} "$INSTDIR" $R1
  !insertmacro WaitUntilClosed
FunctionEnd

Section "Uninstall"
  SetRegView 64
  Delete "$SMPROGRAMS\poadesk.lnk"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  ReadRegStr $0 HKCU "Software\Classes\.poadraft" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "Software\Classes\.poadraft"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL}"
  ${If} ${FileExists} "$INSTDIR\python\pythonw.exe"
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR"
    RMDir "$R1"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_OK|MB_ICONINFORMATION "$(DRAFTS_STAY)" /SD IDOK
SectionEnd
