package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader's language, and what signing in says to who mistypes a code. */
@Tag("I23")
final class SignInPagesIT {

  private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]*)\"");
  private static final Pattern GERMAN = Pattern.compile("href=\"(/language/de[^\"]*)\"");
  private static final Pattern WRONG = Pattern.compile("name=\"wrong\" value=\"(\\d+)\"");
  private static final Pattern ERROR = Pattern.compile("id=\"error\"[^>]*>([^<]*)<");

  private final TestServer server = TestServer.shared();

  @Test
  void a_language_that_was_chosen_is_kept_for_addresses_without_one() {
    String page = get("/en/signin", Map.of()).expect(200).body();
    String german = found(GERMAN, page);

    Answer chosen = get(german, Map.of()).expect(303);

    assertThat(chosen.header("Location")).isEqualTo("/de/signin?next=%2F");
    assertThat(chosen.header("Set-Cookie")).startsWith("fq_lang=de;").contains("SameSite=Lax");
    assertThat(chosen.header("Cache-Control")).contains("no-store");
    assertThat(
            get("/account", Map.of("Cookie", "fq_lang=de", "Accept-Language", "fr"))
                .expect(302)
                .header("Location"))
        .isEqualTo("/de/account");
    assertThat(
            get("/account", Map.of("Cookie", "fq_lang=xx", "Accept-Language", "fr"))
                .expect(302)
                .header("Location"))
        .isEqualTo("/fr/account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/x?y=1",
        "/\\evil.example",
        "/x%0d%0aSet-Cookie:a=b"
      })
  void choosing_a_language_leads_nowhere_else(String page) {
    String location =
        get("/language/fr?page=" + URLEncoder.encode(page, StandardCharsets.UTF_8), Map.of())
            .expect(303)
            .header("Location");

    assertThat(location).startsWith("/fr").doesNotContain("\r", "\n");
  }

  @Test
  void a_language_that_there_is_not_is_no_page() {
    get("/language/xx?page=/", Map.of()).expect(404);
  }

  @Test
  @Tag("A5")
  void wrong_codes_are_counted_alike_for_known_and_unknown_mail() {
    Fan known = server.fan();
    List<List<String>> told = new ArrayList<>();
    for (String email : List.of(known.email(), UUID.randomUUID() + "@fans.example")) {
      String page = send("/en/signin/code", "email=" + encoded(email)).expect(200).body();
      String request = found(REQUEST, page);
      String code = Fan.code(server.api(), email);
      String other = code.startsWith("9") ? "1" + code.substring(1) : "9" + code.substring(1);
      List<String> words = new ArrayList<>();
      String wrong = "0";
      for (int i = 0; i < 6; i++) {
        page =
            send(
                    "/en/signin/verify",
                    "email=%s&request=%s&wrong=%s&code=%s"
                        .formatted(encoded(email), request, wrong, other))
                .expect(200)
                .body();
        wrong = found(WRONG, page);
        words.add(found(ERROR, page));
      }
      told.add(words);
      // And so it is: the right one comes too late.
      assertThat(
              send(
                      "/en/signin/verify",
                      "email=%s&request=%s&wrong=0&code=%s"
                          .formatted(encoded(email), request, code))
                  .status())
          .isEqualTo(200);
    }

    assertThat(told.getFirst()).isEqualTo(told.getLast());
    assertThat(told.getFirst().get(0)).endsWith("Tries left: 4.");
    assertThat(told.getFirst().get(3)).endsWith("Tries left: 1.");
    assertThat(told.getFirst().subList(4, 6))
        .allMatch(words -> words.endsWith("ask for a new one."));
  }

  @Test
  void another_code_can_be_asked_for_without_scripts() {
    String email = UUID.randomUUID() + "@fans.example";
    String page = send("/en/signin/code", "email=" + encoded(email)).expect(200).body();
    String first = found(REQUEST, page);

    assertThat(page).contains("<button class=\"link\">Send another code</button>");
    assertThat(found(REQUEST, send("/en/signin/code", "email=" + encoded(email)).body()))
        .isNotEqualTo(first);
  }

  private Answer get(String path, Map<String, String> headers) {
    HttpRequest.Builder request = server.api().request(path);
    headers.forEach(request::setHeader);
    return server.api().send(request.GET());
  }

  private Answer send(String path, String form) {
    return server
        .api()
        .send(
            server
                .api()
                .request(path)
                .setHeader("Origin", server.url().toString().replaceAll("/$", ""))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as("%s in %s", pattern, page).isTrue();
    return matcher.group(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
