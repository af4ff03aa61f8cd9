package io.fairqueue.line.view;

import io.fairqueue.domain.Pauses;
import io.fairqueue.line.log.FanState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line as somebody with paper and patience would keep it. */
final class NaiveLine {

  final List<Fan> fans = new ArrayList<>();
  final List<Pauses.Pause> pauses = new ArrayList<>();
  OptionalLong pausedSince = OptionalLong.empty();
  boolean hasLobby;
  boolean lobbyClosed;
  int listed;
  int placed;

  static final class Fan {
    final int name;
    final int number;
    final long joinedAt;
    FanState state;
    long place;

    Fan(int name, int number, long joinedAt, FanState state, long place) {
      this.name = name;
      this.number = number;
      this.joinedAt = joinedAt;
      this.state = state;
      this.place = place;
    }
  }

  @Nullable Fan latest(int name) {
    return fans.reversed().stream().filter(fan -> fan.name == name).findFirst().orElse(null);
  }

  Fan join(int name, long at) {
    int number = fans.size() + 1;
    boolean gathering = hasLobby && !lobbyClosed;
    Fan fan =
        new Fan(
            name,
            number,
            at,
            gathering ? FanState.LOBBY : FanState.WAITING,
            gathering ? 0 : number);
    fans.add(fan);
    return fan;
  }

  List<Fan> in(FanState... states) {
    return fans.stream().filter(fan -> List.of(states).contains(fan.state)).toList();
  }

  void closeLobby() {
    if (hasLobby && !lobbyClosed) {
      lobbyClosed = true;
      listed = in(FanState.LOBBY).size();
    }
  }

  boolean isDrawn() {
    return !hasLobby || (lobbyClosed && placed == listed);
  }

  List<Fan> admittable(int count) {
    return waiting().filter(fan -> isDrawn() || fan.place <= placed).limit(count).toList();
  }

  long position(Fan fan) {
    if (fan.state != FanState.WAITING && fan.state != FanState.AWAY) {
      return 0;
    }
    long before = waiting().filter(other -> other.place < fan.place).count();
    long unplaced = fan.place > listed ? in(FanState.LOBBY).size() : 0;
    return before + unplaced + 1;
  }

  List<Fan> overdue(long ttl, long now) {
    return isDrawn()
        ? in(FanState.WAITING, FanState.AWAY).stream()
            .filter(fan -> running(Math.max(fan.joinedAt, Rows.START), now) >= ttl)
            .toList()
        : List.of();
  }

  private long running(long from, long to) {
    long time = to - from;
    for (Pauses.Pause pause : pauses) {
      long began = Math.max(from, pause.beganAt().toEpochMilli());
      long ended = Math.min(to, pause.endedAt().toEpochMilli());
      time -= Math.max(0, ended - began);
    }
    return time - Math.max(0, to - Math.max(from, pausedSince.orElse(to)));
  }

  private Stream<Fan> waiting() {
    return in(FanState.WAITING).stream().sorted(Comparator.comparingLong(fan -> fan.place));
  }
}
