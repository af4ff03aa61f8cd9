package io.fairqueue.cli.output;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A few lines that change in their place on a terminal; elsewhere each change is one more line. */
public final class Screen {

  private static final String CLEAR_LINE = "\033[2K";

  private final PrintStream to;
  private final boolean terminal;
  private int drawn;

  /** Draws on what is meant for people. */
  public static Screen of(Streams streams) {
    return new Screen(streams.err(), Ansi.AUTO.enabled());
  }

  Screen(PrintStream to, boolean terminal) {
    this.to = to;
    this.terminal = terminal;
  }

  public boolean isTerminal() {
    return terminal;
  }

  /**
   * Shows a state.
   *
   * @param picture the lines for a terminal, printed as they are: what people wrote in them is
   *     {@link io.fairqueue.http.log.Printable} already
   * @param line the same in one line, for a log
   */
  public void show(List<String> picture, String line) {
    if (!terminal) {
      to.println(line);
      return;
    }
    StringBuilder text = new StringBuilder(drawn == 0 ? "" : "\033[%dA".formatted(drawn));
    for (String each : picture) {
      text.append(CLEAR_LINE).append(each).append('\n');
    }
    to.print(text);
    to.flush();
    drawn = picture.size();
  }
}
