package io.fairqueue.line.view;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.Pauses;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.log.SaleState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** A random life of a line, told to a view and to a {@link NaiveLine}, and compared. */
final class History {

  private static final int NAMES = 40;
  private static final Set<FanState> LIVE =
      EnumSet.of(FanState.LOBBY, FanState.WAITING, FanState.AWAY);

  final Rows line = new Rows();
  private final NaiveLine model = new NaiveLine();
  private final Random random;
  private List<Integer> order = List.of();

  History(long seed) {
    this.random = new Random(seed);
    model.hasLobby = random.nextBoolean();
    if (model.hasLobby) {
      line.now = Rows.START - 60_000;
    }
    line.status(sale());
  }

  /** One step, and the comparison. */
  void step() {
    line.now += random.nextInt(3_000);
    switch (random.nextInt(20)) {
      case 0, 1 -> admit();
      case 2, 3 -> pass(LineKind.AWAY, EnumSet.of(FanState.WAITING), FanState.AWAY);
      case 4, 5 -> pass(LineKind.BACK, EnumSet.of(FanState.AWAY), FanState.WAITING);
      case 6 -> pass(LineKind.REMOVED, LIVE, FanState.REMOVED);
      case 7, 8 -> expire();
      case 9, 10 -> draw();
      case 11 -> pause();
      case 12 -> close();
      case 13 -> commit(RowContent.data(LineKind.STOCK, (byte) random.nextInt()));
      default -> ask();
    }
    compare();
  }

  private void ask() {
    List<LineRequest> requests = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      int name = 1 + random.nextInt(NAMES);
      requests.add(random.nextInt(4) > 0 ? Rows.join(name) : Rows.leave(name));
    }
    Set<CustomerId> cleared = new HashSet<>();
    for (int name = 1; name <= NAMES; name++) {
      if (random.nextInt(3) > 0) {
        cleared.add(Rows.fan(name));
      }
    }
    LineDraft draft = line.commit(line.view.draft(requests, cleared, line.now, random.nextLong()));
    endLobby(!draft.isEmpty());

    Map<CustomerId, LineRequest> first = new HashMap<>();
    Map<CustomerId, LineAnswer> answers = new HashMap<>();
    for (int i = 0; i < requests.size(); i++) {
      LineRequest request = requests.get(i);
      LineRequest before = first.putIfAbsent(request.fan(), request);
      LineAnswer expected =
          before == null
              ? answer(request, cleared)
              : repeated(before.equals(request), requireNonNull(answers.get(request.fan())));
      answers.putIfAbsent(request.fan(), expected);
      assertThat(draft.answers().get(i)).isEqualTo(expected);
    }
  }

  private static LineAnswer repeated(boolean same, LineAnswer first) {
    if (!same) {
      return new LineAnswer.NextBatch();
    }
    return switch (first) {
      case LineAnswer.Joined joined -> new LineAnswer.AlreadyInLine(joined.number());
      case LineAnswer.Left left -> new LineAnswer.NotInLine();
      default -> first;
    };
  }

  private LineAnswer answer(LineRequest request, Set<CustomerId> cleared) {
    int name = (int) (request.fan().value().getLeastSignificantBits() & 0xFFFF);
    NaiveLine.Fan fan = model.latest(name);
    boolean live = fan != null && fan.state.isLive();
    if (fan != null && !live && !cleared.contains(request.fan())) {
      return new LineAnswer.LookUp(fan.number, fan.state);
    }
    if (request instanceof LineRequest.Leave) {
      if (fan == null || !live) {
        return new LineAnswer.NotInLine();
      }
      fan.state = FanState.LEFT;
      return new LineAnswer.Left(fan.number);
    }
    if (fan != null && live) {
      return new LineAnswer.AlreadyInLine(fan.number);
    }
    return isOpen()
        ? new LineAnswer.Joined(model.join(name, line.now).number)
        : new LineAnswer.NotOpen();
  }

  private void admit() {
    int count = 1 + random.nextInt(5);
    boolean open = isOpen() && line.now >= Rows.START;
    LineDraft draft =
        line.commit(
            line.view.draftAdmission(
                count, random.nextBoolean(), Set.of(), line.now, random.nextLong()));
    if (open) {
      model.admittable(count).forEach(fan -> fan.state = FanState.ADMITTED);
    }
    endLobby(!draft.isEmpty());
  }

  private void pass(LineKind kind, Set<FanState> from, FanState to) {
    int[] numbers = random.ints(3, 1, model.fans.size() + 3).toArray();
    LineDraft draft = line.gone(kind, numbers);
    endLobby(!draft.isEmpty());
    Arrays.stream(numbers)
        .filter(number -> number <= model.fans.size())
        .mapToObj(number -> model.fans.get(number - 1))
        .filter(fan -> from.contains(fan.state))
        .forEach(fan -> fan.state = to);
  }

  private void expire() {
    int count = 1 + random.nextInt(5);
    List<NaiveLine.Fan> overdue = model.overdue(Rows.TTL.toMillis(), line.now);
    line.commit(line.view.draftExpiry(Rows.TTL, count, line.now, random.nextLong()));
    overdue.stream().limit(count).forEach(fan -> fan.state = FanState.EXPIRED);
  }

  /** The order is drawn once; who left since has no place. */
  private void draw() {
    if (!model.lobbyClosed || model.isDrawn()) {
      return;
    }
    int size = Math.min(1 + random.nextInt(4), model.listed - model.placed);
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      NaiveLine.Fan fan = model.fans.get(order.get(model.placed + i) - 1);
      numbers[i] = fan.state == FanState.LOBBY ? fan.number : 0;
    }
    commit(RowContent.placed(model.placed + 1L, numbers));
    for (int number : numbers) {
      model.placed++;
      if (number != 0) {
        model.fans.get(number - 1).state = FanState.WAITING;
        model.fans.get(number - 1).place = model.placed;
      }
    }
  }

  private void pause() {
    if (pausedNow()) {
      model.pauses.add(
          new Pauses.Pause(
              Instant.ofEpochMilli(model.pausedSince.getAsLong()), Instant.ofEpochMilli(line.now)));
      model.pausedSince = OptionalLong.empty();
    } else if (random.nextInt(3) == 0) {
      model.pausedSince = OptionalLong.of(line.now);
    }
    commit(RowContent.status(sale()));
  }

  private void close() {
    if (random.nextInt(8) == 0) {
      commit(RowContent.data(LineKind.CLOSED));
      model
          .in(FanState.LOBBY, FanState.WAITING, FanState.AWAY)
          .forEach(fan -> fan.state = FanState.EXPIRED);
      model.closeLobby();
      model.placed = model.listed;
    }
  }

  private void commit(RowContent content) {
    line.commit(line.view.draftRow(content, line.now, random.nextLong()));
    endLobby(true);
  }

  private void endLobby(boolean written) {
    if (written && model.hasLobby && !model.lobbyClosed && line.now >= Rows.START - 10_000) {
      model.closeLobby();
      order = new ArrayList<>(model.in(FanState.LOBBY).stream().map(fan -> fan.number).toList());
      Collections.shuffle(order, random);
    }
  }

  private boolean pausedNow() {
    return model.pausedSince.isPresent();
  }

  private boolean isOpen() {
    return !pausedNow();
  }

  private SaleState sale() {
    SaleState sale = Rows.active();
    return new SaleState(
        pausedNow() ? EventStatus.PAUSED : EventStatus.ACTIVE,
        sale.saleStart(),
        sale.saleEnd(),
        model.hasLobby ? new SaleState.Lobby(Rows.START - 60_000, Rows.START - 10_000) : null,
        sale.policy(),
        model.pauses,
        model.pausedSince);
  }

  private void compare() {
    for (NaiveLine.Fan fan : model.fans) {
      Standing standing = line.view.at(fan.number).orElseThrow();
      assertThat(standing.fan()).isEqualTo(Rows.fan(fan.name));
      assertThat(standing.state()).as("state of %d", fan.number).isEqualTo(fan.state);
      assertThat(standing.place()).isEqualTo(fan.place);
      assertThat(standing.position())
          .as("position of %d", fan.number)
          .isEqualTo(model.position(fan));
      assertThat(standing.joinedAt()).isEqualTo(fan.joinedAt);
    }
    for (int name = 1; name <= NAMES; name++) {
      NaiveLine.Fan fan = model.latest(name);
      assertThat(line.view.find(Rows.fan(name)).map(Standing::number))
          .isEqualTo(fan == null ? Optional.empty() : Optional.of((long) fan.number));
    }
    Summary summary = line.view.summary();
    assertThat(summary.waiting()).isEqualTo(model.in(FanState.WAITING).size());
    assertThat(summary.unplaced()).isEqualTo(model.in(FanState.LOBBY).size());
    assertThat(summary.nextNumber()).isEqualTo(model.fans.size() + 1);
  }
}
