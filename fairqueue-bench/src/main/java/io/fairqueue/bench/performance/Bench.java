package io.fairqueue.bench.performance;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What measures share.
 *
 * @param directory for files that nobody keeps
 * @param progress hears what is being done
 */
record Bench(Scale scale, Servers servers, Path directory, Consumer<String> progress) {

  Tool tool(String name) {
    return Tool.find(name).orElseThrow(() -> new IllegalStateException(name + " is missing"));
  }

  void say(String what) {
    progress.accept(what);
  }
}
