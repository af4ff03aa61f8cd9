package example.theatre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and docs/embedding.md print compiles as it is printed. */
@Tag("I29")
class DocsTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```java\\R(.*?)^```$");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|record|interface) (\\w+)");

  @TempDir Path folder;

  static Stream<String> examples() throws IOException {
    return Stream.concat(examples("README.md").stream(), examples("docs/embedding.md").stream());
  }

  private static List<String> examples(String page) throws IOException {
    List<String> examples =
        FENCE
            .matcher(Files.readString(ROOT.resolve(page)))
            .results()
            .map(fence -> fence.group(1))
            .toList();
    assertThat(examples).as(page).isNotEmpty();
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleCompiles(String example) throws IOException {
    assertThat(faults(example)).isEmpty();
  }

  @Test
  void itBites() throws IOException {
    assertThat(faults("class Broken { io.fairqueue.NoSuchThing it; }")).isNotEmpty();
  }

  @Test
  void theReadmesProgramSells() throws Exception {
    assertThat(faults(examples("README.md").getFirst())).isEmpty();
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, DocsTest.class.getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Sale")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Held["),
            second -> assertThat(second).startsWith("NotAdmitted["));
  }

  private List<String> faults(String example) throws IOException {
    String name = TYPE.matcher(example).results().map(MatchResult::group).findFirst().orElseThrow();
    Matcher type = TYPE.matcher(name);
    assertThat(type.find()).isTrue();
    Path source = folder.resolve(type.group(1) + ".java");
    Files.writeString(source, example);
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(diagnostics, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  diagnostics,
                  List.of(
                      "--release", "21", "-proc:none", "-d", folder.toString(), "-cp", classPath()),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      return compiled
          ? List.of()
          : diagnostics.getDiagnostics().stream().map(Object::toString).toList();
    }
  }

  private static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", ""));
  }
}
