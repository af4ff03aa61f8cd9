package io.fairqueue.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an event meets its public: by which name in addresses, how it looks, in which languages, and
 * from which shops. Checks itself.
 *
 * @param slug names the event in addresses of pages, beside its id; null for none
 * @param returnUrls where foreign shops may have their fans sent back to
 * @param defaultLocale the language of readers of whom nobody knows another; null for the usual one
 * @param texts what it is called in languages, by their two or three letters, in their order
 */
public record Storefront(
    @Nullable String slug,
    List<ReturnUrl> returnUrls,
    Theme theme,
    @Nullable String defaultLocale,
    Map<String, Translation> texts) {

  /** What an event has of which nothing is said. */
  public static final Storefront NONE = new Storefront(null, List.of(), Theme.NONE, null, Map.of());

  /** The parameter by which a shop is told of an admission. */
  public static final String TOKEN = "fq_token";

  private static final int MAX_RETURN_URLS = 20;
  private static final int MAX_RETURN_TO = 1_000;
  private static final int MAX_TEXTS = 20;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{3,60}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  public Storefront {
    checkSlug(slug);
    returnUrls = returnUrls.stream().distinct().toList();
    if (returnUrls.size() > MAX_RETURN_URLS) {
      throw new InvalidInputException(
          "return_urls", "must have at most %d items".formatted(MAX_RETURN_URLS));
    }
    defaultLocale =
        defaultLocale == null ? null : Profile.checkedLocale("default_locale", defaultLocale);
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    if (texts.size() > MAX_TEXTS) {
      throw new InvalidInputException("texts", "must have at most %d items".formatted(MAX_TEXTS));
    }
    if (!texts.keySet().stream().allMatch(tag -> LANGUAGE.matcher(tag).matches())) {
      throw new InvalidInputException("texts", "must be by languages like en or de");
    }
  }

  /** A name that could be an id would hide the event that has it. */
  private static void checkSlug(@Nullable String slug) {
    if (slug != null && !isSlug(slug)) {
      throw new InvalidInputException(
          "slug", "must be 3 to 60 of a-z, 0-9 and -, and not look like an id");
    }
  }

  /** Whether a text may be a slug at all. */
  public static boolean isSlug(String text) {
    return SLUG.matcher(text).matches() && !isId(text);
  }

  private static boolean isId(String text) {
    try {
      var unused = Ids.parse(text);
      return true;
    } catch (IllegalArgumentException no) {
      return false;
    }
  }

  /**
   * The address to which a fan may be sent back, as we write it; empty for one that is not below
   * {@link #returnUrls}, or that browsers might read in another way, or that brings a token itself.
   */
  public Optional<String> returnTo(String asked) {
    return WebAddress.read(asked, MAX_RETURN_TO)
        .filter(address -> !address.says(TOKEN))
        .filter(address -> returnUrls.stream().anyMatch(each -> each.covers(address)))
        .map(WebAddress::text);
  }

  void checkTexts() {
    Text.checkLine("theme.banner_text", theme.bannerText());
    for (Translation each : texts.values()) {
      Text.checkLine("texts.name", each.name());
      Text.checkParagraphs("texts.description", each.description());
    }
  }
}
