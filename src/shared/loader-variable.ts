const loaders =
  /^(?:PATH|LD_\w+|DYLD_\w+|NODE_OPTIONS|NODE_PATH|PYTHONPATH|PYTHONSTARTUP|PYTHONHOME|PERL5OPT|PERL5LIB|RUBYOPT|RUBYLIB|BASH_ENV|ENV|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|GIT_SSH(?:_COMMAND)?|GIT_EXEC_PATH|GIT_CONFIG\w*|GIT_EXTERNAL_DIFF|\w*_?(?:ASKPASS|PAGER|EDITOR|BROWSER)|npm_config_\w+)$/iu

/** Whether a variable of that name decides which code other programs load or start. */
export const isLoaderVariable = (name: string): boolean => loaders.test(name)
