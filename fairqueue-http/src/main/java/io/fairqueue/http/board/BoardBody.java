package io.fairqueue.http.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.LineBlocks;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.TierLevel;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.http.event.SeatingWord;
import io.fairqueue.http.line.LineBody;
import io.fairqueue.line.facts.Board;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sale as everybody sees it.
 *
 * @param serverTime when this was said: caches may show it a few seconds longer
 * @param lobbyOpensAt only for a sale with a lobby, like when it closes
 * @param inLobby fans who wait for a place by the draw
 * @param pauseReason why it is paused, if the organizer said so
 * @param maxAdmissionsPerMinute more are not let in; null for no such limit
 * @param estimatedWaitSeconds of a fan who joins now: half of them wait no longer; null where
 *     nobody can know
 * @param meanUnitsPerClaim null while nobody has claimed
 * @param notices what the organizer says to all, the latest first
 * @param pollAfterSeconds when to ask for it again
 */
public record BoardBody(
    UUID eventId,
    Instant serverTime,
    SalePhase phase,
    Instant saleStart,
    Instant saleEnd,
    @Nullable Instant lobbyOpensAt,
    @Nullable Instant lobbyClosesAt,
    @Nullable String pauseReason,
    long inLobby,
    long waiting,
    long admitted,
    long admissionsPerMinute,
    @Nullable Integer maxAdmissionsPerMinute,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSeconds,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSecondsP90,
    String currency,
    long priceMinMinor,
    long priceMaxMinor,
    long free,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double meanUnitsPerClaim,
    List<TierBody> tiers,
    List<BoardNotice> notices,
    BlocksBody line,
    int pollAfterSeconds) {

  private static final int POLL_AFTER_SECONDS = 5;

  static BoardBody of(Board board, List<PublicNotice> notices) {
    EventDetails details = board.event().details();
    LineBody line = LineBody.of(board.line());
    return new BoardBody(
        board.event().id().value(),
        board.at().truncatedTo(ChronoUnit.MILLIS),
        board.phase(),
        details.saleStart(),
        details.saleEnd(),
        details.lobby() == null ? null : details.lobby().opensAt(),
        details.lobbyClosesAt().orElse(null),
        board.event() instanceof Event.Paused paused ? paused.reason() : null,
        line.inLobby(),
        line.waiting(),
        line.admitted(),
        line.admissionsPerMinute(),
        maxRate(board.event()),
        line.estimatedWaitSeconds(),
        line.estimatedWaitSecondsP90(),
        details.currency().getCurrencyCode(),
        board.prices().minMinor(),
        board.prices().maxMinor(),
        board.free(),
        board.meanUnitsPerClaim().isPresent() ? hundredths(board) : null,
        tiers(details.tiers(), board.stock()),
        BoardNotice.of(board.event(), notices),
        BlocksBody.of(board.blocks()),
        POLL_AFTER_SECONDS);
  }

  /** What of it is news. */
  public BoardState state() {
    return BoardState.of(this);
  }

  static @Nullable Integer maxRate(Event event) {
    OptionalInt max = event.policy().admissionsPerMinute();
    return max.isPresent() ? max.getAsInt() : null;
  }

  private static double hundredths(Board board) {
    return Math.round(board.meanUnitsPerClaim().orElseThrow() * 100) / 100.0;
  }

  static List<TierBody> tiers(List<Tier> tiers, List<TierAvailability> stock) {
    Map<TierId, TierAvailability> byTier =
        stock.stream().collect(Collectors.toMap(TierAvailability::tierId, Function.identity()));
    return tiers.stream().map(tier -> TierBody.of(tier, byTier.get(tier.id()))).toList();
  }

  /** A price class, and whether there is any of it. */
  public record TierBody(
      UUID id, String name, long priceMinor, TierLevel state, SeatingWord seating) {

    static TierBody of(Tier tier, @Nullable TierAvailability units) {
      return new TierBody(
          tier.id().value(),
          tier.name(),
          tier.priceMinor(),
          units == null ? TierLevel.SOLD_OUT : units.level(),
          SeatingWord.of(tier.seating()));
    }
  }

  /**
   * How many wait in each block of places, from the block of the head to that of the last place. A
   * fan adds up the blocks before the own one.
   *
   * @param rev grows with each change of the line
   * @param headPlace the lowest place that waits; the last place if nobody does
   * @param lastPlace the highest place that was given; 0 if none was
   * @param block how many places a block has, a power of two: block n begins at place n × block
   * @param counts 256 at most; who is passed over as absent is not among them
   */
  public record BlocksBody(
      long rev, long headPlace, long lastPlace, long block, List<Long> counts) {

    static BlocksBody of(LineBlocks blocks) {
      return new BlocksBody(
          blocks.rev(), blocks.headPlace(), blocks.lastPlace(), blocks.block(), blocks.counts());
    }
  }
}
