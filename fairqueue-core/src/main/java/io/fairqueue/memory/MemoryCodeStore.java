package io.fairqueue.memory;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CodeStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/** One-time codes in memory; keeps the latest 100,000. */
public final class MemoryCodeStore implements CodeStore {

  private static final int MOST = 100_000;

  private record Code(byte[] hash, Instant until, int wrong) {}

  private final LinkedHashMap<EmailAddress, Code> codes = new LinkedHashMap<>();

  @Override
  public synchronized void put(EmailAddress email, String code, Duration ttl, Instant now) {
    codes.remove(email);
    codes.put(email, new Code(hash(email, code), now.plus(ttl), 0));
    if (codes.size() > MOST) {
      codes.pollFirstEntry();
    }
  }

  @Override
  public synchronized boolean take(EmailAddress email, String code, Instant now) {
    Code kept = codes.get(email);
    if (kept == null) {
      return false;
    }
    boolean alive = now.isBefore(kept.until());
    boolean right = alive && MessageDigest.isEqual(kept.hash(), hash(email, code));
    int wrong = kept.wrong() + 1;
    if (right || !alive || wrong >= MAX_WRONG_TRIES) {
      codes.remove(email);
    } else {
      codes.put(email, new Code(kept.hash(), kept.until(), wrong));
    }
    return right;
  }

  private static byte[] hash(EmailAddress email, String code) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return sha.digest((email.value() + "\n" + code).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
