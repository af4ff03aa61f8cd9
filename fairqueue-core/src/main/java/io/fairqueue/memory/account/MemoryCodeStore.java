package io.fairqueue.memory.account;

import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.domain.Sha256;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.CodeSubject;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/** One-time codes in memory; keeps those of the 20,000 subjects that came last. */
public final class MemoryCodeStore implements CodeStore {

  private static final int MAX = 20_000;

  /** Oldest first. */
  private final SequencedMap<CodeSubject, SequencedMap<UUID, Code>> codes = new LinkedHashMap<>();

  @Override
  public synchronized void put(CodeSubject subject, Issued issued, Instant now) {
    SequencedMap<UUID, Code> live = live(subject, now);
    List<UUID> sameOrigin =
        live.entrySet().stream()
            .filter(each -> each.getValue().origin.equals(issued.origin()))
            .map(each -> each.getKey())
            .toList();
    if (sameOrigin.size() >= MAX_LIVE_OF_ORIGIN) {
      live.remove(sameOrigin.getFirst());
    } else if (live.size() >= MAX_LIVE) {
      live.pollFirstEntry();
    }
    live.put(issued.request(), new Code(subject, issued));
    codes.remove(subject);
    codes.put(subject, live);
    if (codes.size() > MAX) {
      codes.pollFirstEntry();
    }
  }

  @Override
  public synchronized Optional<String> take(CodeSubject subject, Offered offered, Instant now) {
    SequencedMap<UUID, Code> live = live(subject, now);
    byte[] hash = hash(subject, offered.code());
    List<Code> open =
        candidates(live, offered).stream().filter(code -> code.isOpenTo(offered)).toList();
    for (Code code : open) {
      if (MessageDigest.isEqual(code.hash, hash)) {
        live.remove(code.request);
        return Optional.of(code.note);
      }
    }
    open.forEach(code -> code.charge(offered));
    live.values().removeIf(Code::isBurnt);
    return Optional.empty();
  }

  private SequencedMap<UUID, Code> live(CodeSubject subject, Instant now) {
    SequencedMap<UUID, Code> live = codes.getOrDefault(subject, new LinkedHashMap<>());
    live.values().removeIf(code -> !now.isBefore(code.until));
    return live;
  }

  private static List<Code> candidates(SequencedMap<UUID, Code> live, Offered offered) {
    if (offered.request() != null) {
      Code named = live.get(offered.request());
      return named == null ? List.of() : List.of(named);
    }
    List<Code> newest = new ArrayList<>();
    int own = 0;
    int others = 0;
    for (Code code : live.sequencedValues().reversed()) {
      boolean mine = code.origin.equals(offered.origin());
      if (mine ? own++ < NEWEST : others++ < NEWEST) {
        newest.add(code);
      }
    }
    return newest;
  }

  private static byte[] hash(CodeSubject subject, OneTimeCode code) {
    return Sha256.of(subject.purpose() + "\n" + subject.who() + "\n" + code.digits());
  }

  /** A live code with its wrong tries. */
  private static final class Code {

    private final UUID request;
    private final byte[] hash;
    private final String origin;
    private final String note;
    private final Instant until;
    private int named;
    private int own;
    private int others;

    Code(CodeSubject subject, Issued issued) {
      this.request = issued.request();
      this.hash = hash(subject, issued.code());
      this.origin = issued.origin();
      this.note = issued.note();
      this.until = issued.until();
    }

    boolean isOpenTo(Offered offered) {
      int wrong = offered.request() != null ? named : isOwn(offered) ? own : others;
      return wrong < MAX_WRONG_TRIES;
    }

    boolean isBurnt() {
      return named >= MAX_WRONG_TRIES;
    }

    void charge(Offered offered) {
      if (offered.request() != null) {
        named++;
      } else if (isOwn(offered)) {
        own++;
      } else {
        others++;
      }
    }

    private boolean isOwn(Offered offered) {
      return origin.equals(offered.origin());
    }
  }
}
