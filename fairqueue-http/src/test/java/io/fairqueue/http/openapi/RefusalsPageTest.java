package io.fairqueue.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page of refusals is what the catalogue says. With {@code FAIRQUEUE_WRITE_DOCS=true} in the
 * environment this test writes it.
 */
@Tag("I28")
class RefusalsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "refusals.md");

  @Test
  void the_page_of_refusals_is_what_the_catalogue_says() throws IOException {
    String page = page();
    if (Boolean.parseBoolean(System.getenv("FAIRQUEUE_WRITE_DOCS"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).content().isEqualTo(page);
  }

  @Test
  void a_code_has_one_status_and_is_the_name_of_a_constant() {
    assertThat(Refusal.values())
        .allSatisfy(
            refusal -> {
              Refusal general = Refusal.valueOf(refusal.code());
              assertThat(general.status().getCode()).isEqualTo(refusal.status().getCode());
              assertThat(general.code()).isEqualTo(refusal.code());
            });
  }

  @Test
  void a_sentence_is_a_sentence() {
    assertThat(Refusal.values())
        .extracting(Refusal::sentence)
        .allSatisfy(sentence -> assertThat(sentence).matches("[A-Z].*\\."))
        .doesNotContainNull();
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Refusals

        What the API answers when it does not do what it was asked for: RFC 9457 problems, each with a stable `code`.
        Programs go by the code; the sentence is for people, and may change. Made of the catalogue in the code, and
        compared with it by a test.

        | code | status | what people read | answered by |
        | --- | --: | --- | --- |
        """);
    Map<String, Set<String>> operations = operations();
    Arrays.stream(Refusal.values())
        .collect(Collectors.groupingBy(Refusal::code, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (code, same) -> page.append(row(code, same, operations.getOrDefault(code, Set.of()))));
    return page.toString();
  }

  private static String row(String code, List<Refusal> same, Set<String> operations) {
    return "| `%s` | %d | %s | %s |%n"
        .formatted(
            code,
            same.getFirst().status().getCode(),
            same.stream().map(Refusal::sentence).collect(Collectors.joining("<br>")),
            code.equals(Refusal.UNAUTHORIZED.code())
                ? "whatever needs a session"
                : operations.isEmpty()
                    ? "any request, the connection or the socket"
                    : String.join(", ", operations))
        .replace(System.lineSeparator(), "\n");
  }

  /** Which operations say themselves that they answer a code, by code. */
  private static Map<String, Set<String>> operations() {
    Map<String, Set<String>> operations = new LinkedHashMap<>();
    for (JsonNode operation : YamlTree.read("docs/openapi.yml").path("operations")) {
      operation
          .properties()
          .forEach(
              entry -> {
                if (entry.getKey().matches("[45]\\d\\d")) {
                  entry
                      .getValue()
                      .forEach(
                          code ->
                              operations
                                  .computeIfAbsent(code.asText(), any -> new LinkedHashSet<>())
                                  .add(operation.path("id").asText()));
                }
              });
    }
    return operations;
  }
}
