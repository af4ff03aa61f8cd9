package io.fairqueue.cli.draw;

import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.draw.ShownDraw;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draw, as an operator sees it; what there is not yet is left out. */
record DrawSheet(
    String eventId,
    DrawStatus state,
    DrawMethod draw,
    Instant closesAt,
    Instant saleStart,
    @Nullable String chain,
    @Nullable Long round,
    @Nullable Instant roundAt,
    String serverSeedHash,
    @Nullable String organizerSeedHash,
    @Nullable Integer count,
    @Nullable String listRoot,
    @Nullable String signature,
    @Nullable String fallback,
    @Nullable String orderRoot,
    int placed,
    @Nullable Instant openedAt,
    @Nullable Instant fallbackFrom) {

  static DrawSheet read(Backend backend, EventId event) {
    return backend
        .fairQueue()
        .draws()
        .show(event)
        .map(DrawSheet::of)
        .orElseThrow(() -> Found.none("draw of event " + event));
  }

  private static DrawSheet of(ShownDraw shown) {
    Draw draw = shown.draw();
    BeaconChain chain = draw.terms().chain();
    EntrantList list = draw.entrants().orElse(null);
    DrawValue value = draw.decided().orElse(null);
    return new DrawSheet(
        draw.event().toString(),
        draw.status(),
        draw.terms().method(),
        draw.terms().closesAt(),
        shown.event().details().saleStart(),
        chain == null ? null : chain.hash(),
        chain == null ? null : draw.terms().round(),
        chain == null ? null : draw.terms().decidedAt(),
        draw.terms().serverSeedHash().hex(),
        Optional.ofNullable(draw.terms().organizerSeedHash()).map(Bytes::hex).orElse(null),
        list == null ? null : list.count(),
        list == null ? null : list.root().hex(),
        value instanceof DrawValue.OfBeacon beacon ? beacon.signature().hex() : null,
        value instanceof DrawValue.OfServer server ? server.reason() : null,
        draw.places().map(Bytes::hex).orElse(null),
        draw.placed(),
        draw instanceof Draw.Open open ? open.openedAt() : null,
        shown.fallbackFrom().orElse(null));
  }
}
