package io.fairqueue.port;

import org.jspecify.annotations.Nullable;

/**
 * What a fan changes of the own account; checked before.
 *
 * @param name null leaves it
 * @param changesLocale whether {@code locale} counts
 * @param changesPhoto whether {@code photoUrl} counts
 */
public record ProfileChange(
    @Nullable String name,
    boolean changesLocale,
    @Nullable String locale,
    boolean changesPhoto,
    @Nullable String photoUrl) {

  /** Changes the name alone. */
  public static ProfileChange name(String name) {
    return new ProfileChange(name, false, null, false, null);
  }

  /** Takes the photo away. */
  public static ProfileChange noPhoto() {
    return new ProfileChange(null, false, null, true, null);
  }

  /** The same, but for the photo, which stays. */
  public ProfileChange withoutPhoto() {
    return new ProfileChange(name, changesLocale, locale, false, null);
  }
}
