package io.fairqueue.http.draw;

import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.draw.ShownDraw;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that there is to check of a draw; hashes, keys and signatures in hex.
 *
 * @param chain the beacon's, with what follows of it; null where no beacon decides
 * @param roundAt when the round's value is known
 * @param serverSeedHash of what decides where no beacon can be had; told when the event is
 *     activated
 * @param organizerSeedHash of what the organizer adds to that; null for nothing
 * @param count how many are drawn among; null before the lobby is listed
 * @param signature from which the randomness comes; null before it is known, and without a beacon
 * @param serverSeed the server's own; null unless it has decided
 * @param organizerSeed what the organizer added to it; null for nothing
 * @param reason why it has
 * @param note what one has to trust where it has
 * @param seed what the order comes from
 * @param placed how many places are written down
 * @param fallbackFrom when the event's owner may do without the beacon, if it is missing
 * @param entries where the list is, 32 bytes a leaf; null before it is known
 */
public record DrawBody(
    UUID eventId,
    DrawStatus state,
    DrawWord draw,
    Instant closesAt,
    Instant saleStart,
    @Nullable String chain,
    @Nullable String publicKey,
    @Nullable Instant genesis,
    @Nullable Long periodSeconds,
    @Nullable String scheme,
    @Nullable Long round,
    @Nullable Instant roundAt,
    String serverSeedHash,
    @Nullable String organizerSeedHash,
    @Nullable Integer count,
    @Nullable String listRoot,
    @Nullable String entriesSha256,
    @Nullable String signature,
    @Nullable String serverSeed,
    @Nullable String organizerSeed,
    @Nullable String reason,
    @Nullable String note,
    @Nullable String randomness,
    @Nullable String seed,
    @Nullable String orderRoot,
    int placed,
    @Nullable Instant openedAt,
    @Nullable Instant fallbackFrom,
    @Nullable String entries) {

  private static final String TRUST =
      "commit and reveal: you trust that the beacon was really missing";

  /** All of it, as everybody may know it. */
  public static DrawBody of(ShownDraw shown) {
    Draw draw = shown.draw();
    DrawTerms terms = draw.terms();
    BeaconChain chain = terms.chain();
    EntrantList list = draw.entrants().orElse(null);
    DrawValue value = draw.decided().orElse(null);
    DrawValue.OfServer server = value instanceof DrawValue.OfServer own ? own : null;
    return new DrawBody(
        terms.event().value(),
        draw.status(),
        DrawWord.of(terms.method()),
        terms.closesAt(),
        shown.event().details().saleStart(),
        chain == null ? null : chain.hash(),
        chain == null ? null : chain.publicKey(),
        chain == null ? null : chain.genesis(),
        chain == null ? null : chain.period().toSeconds(),
        chain == null ? null : BeaconChain.SCHEME,
        chain == null ? null : terms.round(),
        chain == null ? null : terms.decidedAt(),
        terms.serverSeedHash().hex(),
        hex(Optional.ofNullable(terms.organizerSeedHash())),
        list == null ? null : list.count(),
        list == null ? null : list.root().hex(),
        list == null ? null : list.sha256().hex(),
        value instanceof DrawValue.OfBeacon beacon ? beacon.signature().hex() : null,
        server == null ? null : server.serverSeed().hex(),
        server == null ? null : hex(Optional.ofNullable(server.organizerSeed())),
        server == null ? null : server.reason(),
        server == null ? null : note(terms),
        value == null ? null : value.randomness().hex(),
        hex(draw.seed()),
        hex(draw.places()),
        draw.placed(),
        draw instanceof Draw.Open open ? open.openedAt() : null,
        shown.fallbackFrom().orElse(null),
        list == null ? null : "/api/v1/events/%s/draw/entries".formatted(terms.event()));
  }

  private static String note(DrawTerms terms) {
    return terms.chain() == null
        ? TRUST
        : "%s; round %d of the beacon would show it".formatted(TRUST, terms.round());
  }

  private static @Nullable String hex(Optional<Bytes> bytes) {
    return bytes.map(Bytes::hex).orElse(null);
  }
}
