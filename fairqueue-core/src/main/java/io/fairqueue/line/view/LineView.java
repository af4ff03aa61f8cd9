package io.fairqueue.line.view;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineBlocks;
import io.fairqueue.domain.Pace;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.pace.LineFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;

/**
 * A line in memory: what its rows add up to. A view whose rev and hash equal the stored ones is the
 * truth, and every decision may be made in it.
 *
 * <p>Thread-safe. Writers (apply, draft) wait for one another. Readers wait for nobody: they read
 * without a lock and look afterwards whether a row was being applied meanwhile; if so, they read
 * once more under a lock, for which they wait as long as one row takes (a batch of joins a fraction
 * of a millisecond, a draw's chunk of 20,000 places a few). Each answer is that of one rev.
 */
public final class LineView {

  private static final int MAX_EXPECTED = 1 << 26;

  private final LineBook book;
  private final LineMemory memory;
  private final LineFlow flow = new LineFlow();
  private final ReentrantLock writer = new ReentrantLock();
  private final StampedLock applying = new StampedLock();
  private long bytes;

  /** A line without rows. */
  public LineView(EventId event, LineMemory memory) {
    this.book = new LineBook(event);
    this.memory = memory;
    account(book.bytes());
  }

  /**
   * Applies a committed row if it is the next one and breaks no rule; else nothing is changed.
   * Repeating answers {@link Applied.Old}.
   */
  public Applied apply(LineRow row) {
    writer.lock();
    try {
      if (row.event().equals(book.event) && row.rev() != book.rev + 1) {
        return notNext(row);
      }
      Optional<Breach> breach = RowCheck.of(book, row);
      if (breach.isPresent()) {
        return breach.get();
      }
      Instant at = Instant.ofEpochMilli(row.at());
      flow.before(book.places, at);
      long stamp = applying.writeLock();
      try {
        book.change(row);
      } finally {
        applying.unlockWrite(stamp);
      }
      flow.after(book.places, book.heads, book.others, row.content().admitted(), at);
      account(book.bytes() - bytes);
      return new Applied.Done();
    } finally {
      writer.unlock();
    }
  }

  /** Makes room at once for all fans that the rows to come will bring. */
  public void expect(long fans) {
    writer.lock();
    try {
      if (book.rev > 0) {
        return;
      }
      long stamp = applying.writeLock();
      try {
        book.table.expect((int) Math.min(fans, MAX_EXPECTED));
      } finally {
        applying.unlockWrite(stamp);
      }
      account(book.bytes() - bytes);
    } finally {
      writer.unlock();
    }
  }

  /** The view is not used any more: its memory is free for others. */
  public void release() {
    writer.lock();
    try {
      account(-bytes);
    } finally {
      writer.unlock();
    }
  }

  /** Where a fan stands, by the latest number; empty for a fan who was never here. */
  public Optional<Standing> find(CustomerId fan) {
    UUID id = fan.value();
    return read(
        read -> {
          int number = read.number(id.getMostSignificantBits(), id.getLeastSignificantBits());
          return number == 0 ? Optional.empty() : Optional.of(Standing.of(read, number));
        });
  }

  /** The fan with this number, and where that fan stands; empty for a number that nobody has. */
  public Optional<Standing> at(long number) {
    return read(
        read ->
            number < 1 || number >= read.next()
                ? Optional.empty()
                : Optional.of(Standing.of(read, (int) number)));
  }

  /** The fan at this place, and where that fan stands; empty for a place that nobody has yet. */
  public Optional<Standing> atPlace(long place) {
    return read(
        read -> {
          int number = read.places.isGiven(place) ? read.places.number(place) : 0;
          return number < 1 || number >= read.next()
              ? Optional.empty()
              : Optional.of(Standing.of(read, number));
        });
  }

  /** The id that an entry brought from before the log; empty where the number makes the id. */
  public Optional<UUID> entryId(long number) {
    return read(
        read ->
            number < 1 || number > read.entryIds.size()
                ? Optional.empty()
                : Optional.of(
                    new UUID(read.entryIds.high((int) number), read.entryIds.low((int) number))));
  }

  /** The number of an entry that brought this id from before the log. Costs a look at each. */
  public OptionalLong numberOf(UUID entryId) {
    return read(
        read -> {
          for (int number = 1; number <= read.entryIds.size(); number++) {
            if (read.entryIds.high(number) == entryId.getMostSignificantBits()
                && read.entryIds.low(number) == entryId.getLeastSignificantBits()) {
              return OptionalLong.of(number);
            }
          }
          return OptionalLong.empty();
        });
  }

  /** Whether nobody came since the line was closed, or ever. */
  public boolean isClosed() {
    return read(read -> read.firstOpen == read.next());
  }

  /** The line as a whole. */
  public Summary summary() {
    return read(Summary::of);
  }

  /** How many wait in each block of places. */
  public LineBlocks blocks() {
    return read(
        read ->
            LineBlocks.of(
                read.rev,
                read.places.waiting() == 0 ? -1 : read.places.nextWaiting(0),
                read.next() - 1,
                read.places::rank));
  }

  /** How fast the line was seen to move, under these rules; for guesses only. */
  public Pace pace(SalePolicy policy, Instant now) {
    Pace last = flow.lastPace(policy, now);
    if (last != null) {
      return last;
    }
    writer.lock();
    try {
      return flow.pace(book.places, policy, now);
    } finally {
      writer.unlock();
    }
  }

  /** Fans who wait, are away or in the lobby, from this number on; at most {@code count}. */
  public List<Standing> live(long from, int count) {
    return read(
        read -> {
          List<Standing> live = new ArrayList<>();
          int first = (int) Math.max(from, read.firstOpen);
          // Behind the lobby places are numbers, so there is nothing to look up in between.
          int behind = Math.max(first, read.places.lastOfLobby() + 1);
          long position = read.places.rank(behind) + (read.places.waits(behind) ? 0 : 1);
          for (int n = first; n < read.next() && live.size() < count; n++) {
            FanState state = read.state(n);
            if (state.isLive()) {
              live.add(Standing.of(read, n, n < behind ? read.position(n) : position));
              position += n >= behind && state == FanState.WAITING ? 1 : 0;
            }
          }
          return live;
        });
  }

  /** The lowest places whose fans may be admitted, in order; nobody who is away. */
  public List<Standing> head(int count) {
    writer.lock();
    try {
      return HeadDrafts.head(book, count);
    } finally {
      writer.unlock();
    }
  }

  /**
   * Fans who may be admitted from a place on, in order, those at this position or before it; nobody
   * who is away.
   *
   * @param behind the place before the first that is looked at
   */
  public List<Standing> close(long behind, long position, int count) {
    writer.lock();
    try {
      return HeadDrafts.close(book, behind, position, count);
    } finally {
      writer.unlock();
    }
  }

  /** Admissions that count for the rate at this moment, those by hand included. */
  public long admittedInWindow(long now) {
    return read(read -> read.admissions.count(now));
  }

  /**
   * What a batch of requests makes of the line, one after the other.
   *
   * @param cleared fans of whom is known that they hold neither an admission nor a claim
   * @param now the writer's clock, in epoch milliseconds
   */
  public LineDraft draft(
      List<LineRequest> requests, Set<CustomerId> cleared, long now, long nonce) {
    return draft(
        now,
        nonce,
        chain -> new JoinBatch(book, chain, cleared, memory.hasRoom()).decide(requests));
  }

  /**
   * Admits at most {@code count} of the lowest places that wait, as long as the sale is on.
   *
   * @param away numbers of fans not seen lately: they are passed over at their turn from now on
   */
  public LineDraft draftAdmission(int count, boolean byHand, Set<Long> away, long now, long nonce) {
    LineKind kind = byHand ? LineKind.ADMITTED_BY_HAND : LineKind.ADMITTED;
    return draft(now, nonce, chain -> HeadDrafts.admission(book, chain, kind, count, away));
  }

  /** Ends the waiting of at most {@code count} who have waited this long, or longer. */
  public LineDraft draftExpiry(Duration waitingTtl, int count, long now, long nonce) {
    return draft(now, nonce, chain -> HeadDrafts.expiry(book, chain, waitingTtl, count));
  }

  /** A row that these numbers left, were removed, are away or back; those whom it may name. */
  public LineDraft draftGone(LineKind kind, int[] numbers, byte[] data, long now, long nonce) {
    return draft(now, nonce, chain -> HeadDrafts.gone(book, chain, kind, numbers, data));
  }

  /** The end of the lobby, if its time is over and nobody wrote that yet. */
  public LineDraft draftLobbyClose(long now, long nonce) {
    return draft(now, nonce, RowChain::closeLobby);
  }

  /**
   * Gives the next places of the lobby's fans; those who left meanwhile get none, and nobody else
   * gets theirs.
   *
   * @param numbers by place, from the first that is not given yet
   */
  public LineDraft draftPlaces(int[] numbers, long now, long nonce) {
    return draft(now, nonce, chain -> HeadDrafts.places(book, chain, numbers));
  }

  /** Any other row; the caller answers for what it says, and {@link #apply} for the rules. */
  public LineDraft draftRow(RowContent content, long now, long nonce) {
    return draftRows(List.of(content), now, nonce);
  }

  /** Any other rows, likewise. */
  public LineDraft draftRows(List<RowContent> contents, long now, long nonce) {
    return draft(
        now,
        nonce,
        chain -> {
          contents.forEach(chain::add);
          return chain.draft();
        });
  }

  private LineDraft draft(long now, long nonce, Function<RowChain, LineDraft> decision) {
    writer.lock();
    try {
      return decision.apply(new RowChain(book, now, nonce));
    } finally {
      writer.unlock();
    }
  }

  private Applied notNext(LineRow row) {
    if (row.rev() > book.rev) {
      return new Applied.Gap();
    }
    return row.rev() == book.rev && !row.hasHash(book.lastHash)
        ? new Breach(row.rev(), Breach.Rule.CHAIN, "another history")
        : new Applied.Old();
  }

  private void account(long by) {
    bytes += by;
    memory.changed(by);
  }

  private <T> T read(Function<LineBook, T> question) {
    long stamp = applying.tryOptimisticRead();
    if (stamp != 0) {
      try {
        T answer = question.apply(book);
        if (applying.validate(stamp)) {
          return answer;
        }
      } catch (RuntimeException halfWay) {
        if (applying.validate(stamp)) {
          throw halfWay;
        }
      }
    }
    stamp = applying.readLock();
    try {
      return question.apply(book);
    } finally {
      applying.unlockRead(stamp);
    }
  }
}
