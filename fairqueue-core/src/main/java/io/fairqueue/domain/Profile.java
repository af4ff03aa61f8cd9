package io.fairqueue.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What fans tell of themselves besides their name.
 *
 * @param locale the language that they read, as a BCP 47 tag; null for the usual one
 * @param photoUrl where their picture is; null for none
 */
public record Profile(@Nullable String locale, @Nullable String photoUrl) {

  /** What an account begins with. */
  public static final Profile NONE = new Profile(null, null);

  /** The language of fans who gave none. */
  public static final String USUAL_LOCALE = "en";

  private static final int MAX_LOCALE = 35;
  private static final int MAX_URL = 2_000;

  /** A locale as it may be stored; throws {@link InvalidInputException} otherwise. */
  public static String checkedLocale(String tag) {
    return checkedLocale("locale", tag);
  }

  static String checkedLocale(String field, String tag) {
    if (tag.isEmpty() || tag.length() > MAX_LOCALE) {
      throw notALocale(field);
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (locale.getLanguage().isEmpty()) {
        throw notALocale(field);
      }
      return locale.toLanguageTag();
    } catch (IllformedLocaleException malformed) {
      throw notALocale(field);
    }
  }

  /**
   * An address of a picture as it may be stored; throws {@link InvalidInputException} otherwise.
   */
  public static String checkedPhotoUrl(String url) {
    try {
      URI uri = new URI(url);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      if (url.length() > MAX_URL || !web || uri.getHost() == null || uri.getUserInfo() != null) {
        throw notAPhoto();
      }
      return uri.toASCIIString();
    } catch (URISyntaxException malformed) {
      throw notAPhoto();
    }
  }

  private static InvalidInputException notALocale(String field) {
    return new InvalidInputException(field, "must be a language tag like en or pt-BR");
  }

  private static InvalidInputException notAPhoto() {
    return new InvalidInputException(
        "photo_url", "must be an http or https URL of at most " + MAX_URL + " characters");
  }
}
