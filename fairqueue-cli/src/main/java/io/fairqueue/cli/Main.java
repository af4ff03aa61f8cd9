package io.fairqueue.cli;

import io.fairqueue.cli.output.Streams;
import io.fairqueue.http.config.ServerConfig;

/** Where the program begins. */
public final class Main {

  private static final String LOGGING = "logback.configurationFile";
  private static final String GUICE_WRITES_CLASSES = "guice_bytecode_gen_option";

  private Main() {}

  public static void main(String[] args) {
    // A server's log is its own; whoever gives a command, or watches the demo, wants no log
    // between.
    boolean serves = args.length > 0 && args[0].equals("serve");
    if (!serves && System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "io/fairqueue/cli/quiet-logback.xml");
    }
    // For a hundred commands that are made once, reflection is quicker.
    System.setProperty(GUICE_WRITES_CLASSES, "DISABLED");
    Program program = new Program(Streams.ofProcess(), ServerConfig.processSettings());
    System.exit(program.run(args));
  }
}
