package io.fairqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import io.fairqueue.http.request.Paths;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and embedders get besides the program fits the program. */
class OpsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path OPS = ROOT.resolve("ops");
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of("FAIRQUEUE_JAVA_HOME", "FAIRQUEUE_JAVA_OPTS", "FAIRQUEUE_CACHE");
  private static final Set<String> SECRETS_IN_FILES =
      Arrays.stream(Setting.values())
          .filter(Setting::isSecret)
          .map(Setting::fileKey)
          .collect(Collectors.toSet());
  private static final Set<String> PROGRAMS = Set.of("fairqueue-cli", "fairqueue-bench");

  @Test
  @Tag("I24")
  void every_setting_that_is_named_is_one() throws IOException {
    Set<String> unknown =
        found(everything(), "FAIRQUEUE_[A-Z0-9_]+")
            .filter(name -> Setting.of(name).isEmpty() && !SECRETS_IN_FILES.contains(name))
            .collect(Collectors.toSet());

    assertThat(unknown).isSubsetOf(OF_THE_LAUNCHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes/settings.env", "systemd/fairqueue.env"})
  @Tag("I24")
  void a_server_takes_the_settings_of_the_samples(String file) throws IOException {
    var settings = new TreeMap<String, String>();
    for (String line : Files.readAllLines(OPS.resolve(file))) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        settings.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }

    assertThat(settings).containsKeys("FAIRQUEUE_POSTGRES_URL", "FAIRQUEUE_MANAGEMENT");
    assertThatCode(() -> ServerConfig.read(settings)).doesNotThrowAnyException();
  }

  @Test
  @Tag("I24")
  void probes_ask_what_a_server_answers_where_it_listens() throws IOException {
    String deployment = Files.readString(OPS.resolve("kubernetes/deployment.yaml"));
    int port = ServerConfig.read(Map.of()).listen().port();

    assertThat(found(deployment, "path: (/health[a-z/]*)")).hasSize(3);
    assertThat(found(deployment, "livenessProbe:\\s+httpGet: \\{ path: ([a-z/]+), port: http }"))
        .containsExactly(Paths.LIVENESS);
    assertThat(found(deployment, "startupProbe:\\s+httpGet: \\{ path: ([a-z/]+), port: http }"))
        .containsExactly(Paths.LIVENESS);
    assertThat(found(deployment, "readinessProbe:\\s+httpGet: \\{ path: ([a-z/]+), port: http }"))
        .containsExactly(Paths.READINESS);
    assertThat(found(deployment, "prometheus.io/path: (.*)")).containsExactly(Paths.METRICS);
    assertThat(deployment).contains("{ name: http, containerPort: " + port + " }");
    assertThat(dockerfile()).contains("EXPOSE " + port + "\n");
    assertThat(Files.readString(OPS.resolve("docker/nginx.conf"))).contains("server node1:" + port);
    assertThat(Files.readString(OPS.resolve("kubernetes/settings.env")))
        .contains(
            "FAIRQUEUE_MANAGEMENT=0.0.0.0:"
                + found(deployment, "name: management, containerPort: (\\d+)").findAny().get());
  }

  @Test
  @Tag("I24")
  void the_image_runs_as_a_number_that_manifests_know() throws IOException {
    List<String> users = found(dockerfile(), "(?m)^USER (.*)$").toList();
    String deployment = Files.readString(OPS.resolve("kubernetes/deployment.yaml"));

    assertThat(users).containsExactly("10001:10001");
    assertThat(found(deployment, "runAs(?:User|Group): (\\d+)")).containsExactly("10001", "10001");
  }

  @Test
  @Tag("I24")
  void the_image_has_the_modules_that_its_jars_need() throws IOException {
    String modules = found(dockerfile(), "ARG MODULES=(\\S+)").findFirst().orElseThrow();

    assertThat(Arrays.asList(modules.split(","))).containsAll(neededModules());
  }

  @Test
  @Tag("I17")
  void the_pipeline_has_each_kind_of_test_on_real_stores_for_each_change() throws IOException {
    String pipeline = Files.readString(ROOT.resolve(".github/workflows/ci.yml"));
    assertThat(pipeline).contains("  push:\n", "  pull_request:\n");
    assertThat(found(pipeline, "(?m)^ +- run: (.*)$").toList().getLast()).isEqualTo(".ci/run");

    String run = Files.readString(ROOT.resolve(".ci/run"));
    // Units and stores by surefire and failsafe, browsers and others' judges by profiles; nothing
    // is left out.
    assertThat(found(run, "mvn -B -ntp (-P\\S+ verify)"))
        .containsExactly("-Pstrict,browser,judges verify");
    assertThat(run).contains("set -euo pipefail").doesNotContain("skipITs", "skipTests");
    String parent = Files.readString(ROOT.resolve("pom.xml"));
    assertThat(parent)
        .contains(
            "<artifactId>maven-failsafe-plugin</artifactId>",
            "<goal>integration-test</goal>",
            "<goal>verify</goal>");
    assertThat(Files.readString(ROOT.resolve(".ci/run")))
        .contains("\nverify\n", "\nverify_on_oldest\n", "\ndemo\n");
  }

  @Test
  @Tag("N61")
  void no_pattern_keeps_a_source_out_of_a_clone() throws IOException, InterruptedException {
    assertThat(git("ls-files", "--cached", "--ignored", "--exclude-standard")).isEmpty();
    assertThat(git("ls-files", "--others", "--ignored", "--exclude-standard"))
        .filteredOn(file -> file.matches("(fairqueue-[^/]+|samples/[^/]+)/src/.*"))
        .isEmpty();
    assertThat(git("ls-files")).hasSizeGreaterThan(1_000).contains("fairqueue", ".ci/run");
  }

  private static List<String> git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", ROOT.toString()));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    List<String> lines = git.inputReader().lines().toList();
    assertThat(git.waitFor()).isZero();
    return lines;
  }

  @Test
  void the_bom_has_every_library() throws IOException {
    String bom = Files.readString(ROOT.resolve("fairqueue-bom/pom.xml"));
    List<String> modules =
        found(Files.readString(ROOT.resolve("pom.xml")), "<module>(fairqueue-[^<]+)</module>")
            .filter(module -> !module.equals("fairqueue-bom"))
            .toList();
    String managed = bom.substring(bom.indexOf("<dependencyManagement>"));

    assertThat(found(managed, "<artifactId>(fairqueue-[^<]+)</artifactId>"))
        .containsExactlyInAnyOrderElementsOf(
            modules.stream().filter(module -> !PROGRAMS.contains(module)).toList());
  }

  @Test
  void every_jar_has_a_module_name_of_its_own() throws IOException {
    List<String> names = new ArrayList<>();
    List<String> modules =
        found(
                Files.readString(ROOT.resolve("pom.xml")),
                "<module>(fairqueue-(?!bom)[^<]+)</module>")
            .toList();
    for (String module : modules) {
      String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
      found(pom, "<fairqueue.module>(io\\.fairqueue\\.[a-z0-9.]+)</").forEach(names::add);
    }

    assertThat(names).hasSameSizeAs(modules).doesNotHaveDuplicates();
  }

  private static List<String> neededModules() {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    StringWriter said = new StringWriter();
    List<String> words =
        new ArrayList<>(
            List.of("--multi-release", "21", "--ignore-missing-deps", "--print-module-deps"));
    Arrays.stream(classPath().split(File.pathSeparator))
        .filter(entry -> !entry.contains("/test-classes"))
        .forEach(words::add);
    int code =
        jdeps.run(
            new PrintWriter(said, true), new PrintWriter(said, true), words.toArray(String[]::new));
    assertThat(code).as(said.toString()).isZero();
    return Arrays.asList(said.toString().strip().split(","));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String dockerfile() throws IOException {
    return Files.readString(OPS.resolve("docker/Dockerfile"));
  }

  private static String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(OPS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file)).append('\n');
      }
    }
    return all.toString();
  }

  private static Stream<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(result.groupCount()));
  }
}
