package io.fairqueue.messages.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A service account of Firebase, as its file says.
 *
 * @param key signs for {@code email}; never printed
 * @param tokens where access tokens are to be had
 * @param sending where messages go
 */
public record FcmAccount(String email, PrivateKey key, URI tokens, URI sending) {

  private static final String FCM = "https://fcm.googleapis.com";

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it is none of a service account
   */
  public static FcmAccount read(Path file) {
    return read(file, URI.create(FCM));
  }

  /** The same at another server that speaks the protocol. */
  public static FcmAccount read(Path file, URI server) {
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readString(file));
      return new FcmAccount(
          text(json, "client_email"),
          key(text(json, "private_key")),
          URI.create(text(json, "token_uri")),
          server.resolve("/v1/projects/" + text(json, "project_id") + "/messages:send"));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("not the file of a service account", e);
    }
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  private static String text(JsonNode json, String name) {
    if (!json.path(name).isTextual()) {
      throw new IllegalArgumentException("the service account has no " + name);
    }
    return json.path(name).asText();
  }

  @Override
  public String toString() {
    return "FcmAccount[" + email + "]";
  }
}
