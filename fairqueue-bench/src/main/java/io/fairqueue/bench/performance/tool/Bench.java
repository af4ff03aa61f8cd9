package io.fairqueue.bench.performance.tool;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What measures share.
 *
 * @param directory for files that nobody keeps
 * @param progress hears what is being done
 */
public record Bench(Scale scale, Servers servers, Path directory, Consumer<String> progress) {

  public Tool tool(String name) {
    return Tool.find(name).orElseThrow(() -> new IllegalStateException(name + " is missing"));
  }

  public void say(String what) {
    progress.accept(what);
  }
}
