package io.fairqueue.http.page.frame;

import io.fairqueue.http.request.Paths;
import io.fairqueue.messages.mail.letter.Language;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page somebody reads, and in which language.
 *
 * @param path without the language
 * @param query as it was asked for; null for none
 * @param noticed what the reader is told on top of the page: the code of a refusal or of a deed
 */
public record Visit(
    Language language, String path, @Nullable String query, @Nullable String noticed) {

  /** The parameter that says what to tell. */
  static final String NOTICE = "notice";

  /** The cookie that keeps a reader's language. */
  static final String COOKIE = "fq_lang";

  private static final Pattern PREFIXED = Pattern.compile("/(" + Paths.LANGUAGES + ")(/.*)?");
  private static final List<String> TAGS =
      Arrays.stream(Language.values()).map(Language::tag).toList();

  /** The visit that a request is; its language is the path's, or else the reader's. */
  public static Visit of(HttpRequest<?> request) {
    String path = request.getPath();
    String query = request.getUri().getRawQuery();
    String noticed = request.getParameters().getFirst(NOTICE).orElse(null);
    return PREFIXED.matcher(path).matches()
        ? at(path, query, noticed)
        : new Visit(preferred(request), path, query, noticed);
  }

  /** The visit to a path, in the language that it begins with. */
  static Visit at(String path, @Nullable String query, @Nullable String noticed) {
    Matcher prefixed = PREFIXED.matcher(path);
    return prefixed.matches()
        ? new Visit(
            language(prefixed.group(1)),
            prefixed.group(2) == null ? "/" : prefixed.group(2),
            query,
            noticed)
        : new Visit(Language.EN, path, query, noticed);
  }

  /** The visit to another page. */
  public Visit to(String other) {
    return new Visit(language, other, null, null);
  }

  /** The same, asking for something. */
  public Visit asking(String name, String value) {
    return new Visit(
        language, path, name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8), noticed);
  }

  /** The same page in another language. */
  Visit in(Language other) {
    return new Visit(other, path, query, noticed);
  }

  /** The address of a page in this visit's language; the console's have one in all languages. */
  public String at(String page) {
    return Paths.isConsole(page) ? page : "/" + language.tag() + (page.equals("/") ? "" : page);
  }

  /** The address of this page, with its query. */
  public String here() {
    return at(path) + (query == null ? "" : "?" + query);
  }

  public Words words() {
    return Words.of(language);
  }

  public Local local() {
    return new Local(language);
  }

  private static Language language(String tag) {
    return Language.of(Locale.forLanguageTag(tag));
  }

  /** Whether the reader has said in which language to read. */
  static boolean isChosen(HttpRequest<?> request) {
    return wished(request).isPresent();
  }

  private static Language preferred(HttpRequest<?> request) {
    return wished(request).orElse(Language.EN);
  }

  private static Optional<Language> wished(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(COOKIE)
        .map(cookie -> cookie.getValue())
        .filter(TAGS::contains)
        .or(() -> accepted(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE)))
        .map(Visit::language);
  }

  private static Optional<String> accepted(@Nullable String header) {
    try {
      return header == null
          ? Optional.empty()
          : Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), TAGS));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
