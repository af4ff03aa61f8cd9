package io.fairqueue.http.picture;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.domain.picture.PictureType;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Writes upload tickets so that only we can have written them. Thread-safe. */
final class UploadTokens {

  private static final int TICKET_BYTES = 1 + 1 + 2 * Long.BYTES + Integer.BYTES + Long.BYTES;
  private static final int MAC_BYTES = 32;
  private static final byte FAN = 1;
  private static final byte EVENT = 2;

  private final byte[] key;

  UploadTokens(byte[] key) {
    this.key = key.clone();
  }

  String write(UploadTicket ticket) {
    UUID owner = ticket.owner().id();
    byte[] text =
        ByteBuffer.allocate(TICKET_BYTES)
            .put(
                switch (ticket.owner()) {
                  case PictureOwner.OfFan fan -> FAN;
                  case PictureOwner.OfEvent event -> EVENT;
                  case PictureOwner.LogoOf event ->
                      throw new IllegalArgumentException("logos come in one step");
                })
            .put(code(ticket.type()))
            .putLong(owner.getMostSignificantBits())
            .putLong(owner.getLeastSignificantBits())
            .putInt(ticket.size())
            .putLong(ticket.expiresAt().toEpochMilli())
            .array();
    byte[] token =
        ByteBuffer.allocate(TICKET_BYTES + MAC_BYTES).put(text).put(Sha256.hmac(key, text)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Empty for what we did not write, and for a ticket whose time is over. */
  Optional<UploadTicket> read(String token, Instant now) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException noToken) {
      return Optional.empty();
    }
    if (bytes.length != TICKET_BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    byte[] text = Arrays.copyOf(bytes, TICKET_BYTES);
    if (!MessageDigest.isEqual(
        Sha256.hmac(key, text),
        Arrays.copyOfRange(bytes, TICKET_BYTES, TICKET_BYTES + MAC_BYTES))) {
      return Optional.empty();
    }
    return Optional.of(ticket(ByteBuffer.wrap(text))).filter(it -> now.isBefore(it.expiresAt()));
  }

  private static UploadTicket ticket(ByteBuffer text) {
    byte kind = text.get();
    PictureType type = type(text.get());
    UUID owner = new UUID(text.getLong(), text.getLong());
    return new UploadTicket(
        kind == FAN
            ? new PictureOwner.OfFan(new CustomerId(owner))
            : new PictureOwner.OfEvent(new EventId(owner)),
        type,
        text.getInt(),
        Instant.ofEpochMilli(text.getLong()));
  }

  private static byte code(PictureType type) {
    return switch (type) {
      case PNG -> 1;
      case JPEG -> 2;
      case WEBP -> 3;
    };
  }

  private static PictureType type(byte code) {
    return Arrays.stream(PictureType.values())
        .filter(type -> code(type) == code)
        .findAny()
        .orElseThrow();
  }
}
