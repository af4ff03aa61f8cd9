package io.fairqueue.messages.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.interaso.webpush.VapidKeys;
import io.fairqueue.port.ServerSecrets;
import io.fairqueue.port.message.SecretVault;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The key pair by which push services know this server (VAPID, RFC 8292): made once, shared by all
 * nodes, sealed in the store. Subscriptions of browsers are bound to it, so it stays. Thread-safe.
 */
public final class PushKey {

  private static final String NAME = "vapid";
  private static final String SEPARATOR = "$";

  private final ServerSecrets secrets;
  private final SecretVault vault;
  private volatile @Nullable VapidKeys pair;

  /** Reads nothing yet. */
  public PushKey(ServerSecrets secrets, SecretVault vault) {
    this.secrets = secrets;
    this.vault = vault;
  }

  /**
   * The public part as browsers want it: an uncompressed point in Base64url. Reads the store if
   * that was not done before, and makes the pair if there is none.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if the store does not answer
   * @throws IllegalStateException if the pair can't be opened
   */
  public String applicationServerKey() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(pair().getApplicationServerKey());
  }

  VapidKeys pair() {
    VapidKeys known = pair;
    if (known == null) {
      // Of nodes, and of threads, that come at once, all are given the same.
      known = read();
      pair = known;
    }
    return known;
  }

  private VapidKeys read() {
    VapidKeys mine = VapidKeys.generate();
    String text = mine.getX509PublicKey() + SEPARATOR + mine.getPkcs8PrivateKey();
    byte[] stored = secrets.firstOf(NAME, vault.seal(NAME, text).getBytes(UTF_8));
    String[] parts = vault.open(NAME, new String(stored, UTF_8)).split("\\$", 2);
    return VapidKeys.create(parts[0], parts[1]);
  }
}
