// Reading its own configuration, fontconfig loses some hundred bytes, once in a process.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }
