package io.fairqueue.crypto.oidc;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An issuer whose id tokens prove email addresses.
 *
 * @param issuer as it stands in the tokens, to the letter
 * @param audience for whom the tokens must be made: our client id there
 * @param keys where its keys are, a URL or a file; null to discover them at the issuer
 * @param organizers whether organizers may sign in by its tokens too
 */
public record TrustedIssuer(
    String issuer, String audience, @Nullable String keys, boolean organizers) {

  private static final String KEYS = "jwks=";
  private static final String ORGANIZERS = "organizers";
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[(0*:)*:?0*1]");

  /**
   * Reads {@code issuer;audience}, which {@code ;jwks=…} and {@code ;organizers} may follow.
   *
   * @throws IllegalArgumentException if it is anything else, or would be fetched in the clear
   */
  public static TrustedIssuer parse(String text) {
    List<String> parts = Arrays.stream(text.split(";", -1)).map(String::strip).toList();
    if (parts.size() < 2 || parts.get(1).isEmpty()) {
      throw new IllegalArgumentException("not an issuer and an audience");
    }
    String keys = null;
    boolean organizers = false;
    for (String option : parts.subList(2, parts.size())) {
      if (option.startsWith(KEYS) && keys == null && option.length() > KEYS.length()) {
        keys = option.substring(KEYS.length());
      } else if (option.equals(ORGANIZERS) && !organizers) {
        organizers = true;
      } else {
        throw new IllegalArgumentException("not an option of an issuer");
      }
    }
    checked(URI.create(parts.get(0)));
    if (keys != null && isUrl(keys)) {
      checked(URI.create(keys));
    }
    return new TrustedIssuer(parts.get(0), parts.get(1), keys, organizers);
  }

  /** The file that has the keys; empty where they are read over the network. */
  public Optional<Path> keyFile() {
    return Optional.ofNullable(keys).filter(each -> !isUrl(each)).map(Path::of);
  }

  static boolean isUrl(String keys) {
    return keys.contains("://");
  }

  /** An address that is read encrypted, or on this machine. */
  static URI checked(URI url) {
    boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
    boolean here =
        "http".equalsIgnoreCase(url.getScheme())
            && url.getHost() != null
            && LOOPBACK.matcher(url.getHost()).matches();
    if ((!encrypted && !here)
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException("not an https URL");
    }
    return url;
  }
}
