"""Forms, answers, findings and changes. Imports no Qt, touches no file, reads no clock."""
