package io.fairqueue.line.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Nodes that write one log, each with a view that may be behind; rows that are delivered late,
 * twice, or never; and a log whose last rows a failover takes back.
 */
final class Nodes {

  private static final int NODES = 3;
  private static final int FANS = 25;
  private static final Set<CustomerId> ALL =
      IntStream.rangeClosed(1, FANS).mapToObj(Rows::fan).collect(Collectors.toSet());

  private final Random random;
  private final LineView[] views = new LineView[NODES];
  private final List<LineRow> log = new ArrayList<>();

  /** Also those that were taken back; fans may be given them again. */
  private final List<LineRow> ever = new ArrayList<>();

  /** How long the log was after each. */
  private final List<Integer> commits = new ArrayList<>();

  private final List<Answered> answers = new ArrayList<>();
  private final Set<Long> unheard = new HashSet<>();
  private long now = Rows.START;

  Nodes(long seed) {
    random = new Random(seed);
    Arrays.setAll(views, node -> new LineView(Rows.EVENT, new LineMemory(Long.MAX_VALUE)));
    log.addAll(views[0].draftRow(RowContent.status(Rows.active()), now, random.nextLong()).rows());
    ever.addAll(log);
    commits.add(log.size());
  }

  /** One step of one node. */
  void step() {
    now += random.nextInt(4_000);
    int node = random.nextInt(NODES);
    switch (random.nextInt(16)) {
      case 0, 1 -> write(node, view -> view.draftAdmission(2, false, Set.of(), now, nonce()));
      case 2 -> write(node, view -> view.draftExpiry(Rows.TTL, 3, now, nonce()));
      case 3 -> write(node, view -> gone(view, LineKind.AWAY));
      case 4 -> write(node, view -> gone(view, LineKind.BACK));
      case 5, 6, 7 -> hear(node);
      case 8 -> follow(node);
      case 9 -> failOver();
      default -> ask(node);
    }
  }

  private void ask(int node) {
    List<LineRequest> requests =
        IntStream.range(0, 1 + random.nextInt(5))
            .mapToObj(
                i -> {
                  int fan = 1 + random.nextInt(FANS);
                  return random.nextInt(4) > 0 ? Rows.join(fan) : Rows.leave(fan);
                })
            .toList();
    LineDraft answered = write(node, view -> view.draft(requests, ALL, now, nonce()));
    for (int i = 0; i < answered.answers().size(); i++) {
      CustomerId fan = requests.get(i).fan();
      switch (answered.answers().get(i)) {
        case LineAnswer.Joined joined ->
            answers.add(new Answered(log.size(), fan, joined.number(), true));
        case LineAnswer.Left left ->
            answers.add(new Answered(log.size(), fan, left.number(), false));
        default -> {}
      }
    }
  }

  /** Answers what the node may tell its callers: nothing, where it heard of no commit. */
  private LineDraft write(int node, Function<LineView, LineDraft> decision) {
    LineDraft draft = decision.apply(views[node]);
    if (!follows(draft)) {
      follow(node);
      draft = decision.apply(views[node]);
    }
    LineDraft nothing = new LineDraft(draft.rev(), draft.hash(), List.of(), List.of());
    if (draft.isEmpty() || random.nextInt(12) == 0) {
      return nothing;
    }
    assertThat(follows(draft)).isTrue();
    log.addAll(draft.rows());
    ever.addAll(draft.rows());
    commits.add(log.size());
    if (random.nextInt(10) == 0) {
      draft.rows().forEach(row -> unheard.add(row.nonce()));
      return nothing;
    }
    for (LineRow row : draft.rows()) {
      assertThat(views[node].apply(row)).isEqualTo(new Applied.Done());
    }
    return draft;
  }

  private boolean follows(LineDraft draft) {
    return draft.rev() == log.size() && Arrays.equals(draft.hash(), log.getLast().hash());
  }

  private void hear(int node) {
    LineRow row =
        random.nextBoolean()
            ? ever.get(random.nextInt(ever.size()))
            : log.get(Math.min(log.size() - 1, (int) views[node].summary().rev()));
    if (views[node].apply(row) instanceof Breach) {
      rebuild(node);
    }
  }

  /** As a node compares its view with the log's end. */
  private void follow(int node) {
    LineView view = views[node];
    for (int rev = (int) view.summary().rev(); rev < log.size(); rev++) {
      if (view.apply(log.get(rev)) instanceof Breach) {
        rebuild(node);
        return;
      }
    }
    if (view.summary().rev() != log.size()
        || !Arrays.equals(view.summary().hash(), log.getLast().hash())) {
      rebuild(node);
    }
  }

  private void rebuild(int node) {
    views[node] = new LineView(Rows.EVENT, new LineMemory(Long.MAX_VALUE));
    for (LineRow row : log) {
      assertThat(views[node].apply(row)).isEqualTo(new Applied.Done());
    }
  }

  private void failOver() {
    int lost = Math.min(commits.size() - 1, 1 + random.nextInt(3));
    commits.subList(commits.size() - lost, commits.size()).clear();
    int kept = commits.getLast();
    log.subList(kept, log.size()).clear();
    answers.removeIf(each -> each.rev > kept);
  }

  private LineDraft gone(LineView view, LineKind kind) {
    int[] numbers = random.ints(2, 1, (int) view.summary().nextNumber() + 1).toArray();
    return view.draftGone(kind, numbers, new byte[0], now, nonce());
  }

  private long nonce() {
    return random.nextLong();
  }

  /** Each view is the log, the log is what was answered, and nobody overtook. */
  void compare() {
    LineReplay replay = LineReplay.of(Rows.EVENT, log.iterator());
    assertThat(replay.breach()).isEmpty();
    LineView whole = new LineView(Rows.EVENT, new LineMemory(Long.MAX_VALUE));
    log.forEach(whole::apply);
    for (int node = 0; node < NODES; node++) {
      follow(node);
      assertThat(views[node].summary().hash()).isEqualTo(replay.end().hash());
      assertThat(views[node].summary().waiting()).isEqualTo(replay.end().waiting());
      assertThat(fans(views[node])).isEqualTo(fans(whole));
    }
    for (Answered each : answers) {
      Standing fan = whole.at(each.number).orElseThrow();
      assertThat(fan.fan()).isEqualTo(each.fan);
      assertThat(each.joined || fan.state() == FanState.LEFT).isTrue();
    }
    assertThat(answers.stream().filter(Answered::joined).count())
        .isEqualTo(
            log.stream()
                .filter(row -> !unheard.contains(row.nonce()))
                .mapToLong(row -> row.content().fans().size())
                .sum());
    assertNobodyOvertook();
  }

  private static List<Optional<Standing>> fans(LineView view) {
    return LongStream.range(1, view.summary().nextNumber()).mapToObj(view::at).toList();
  }

  private void assertNobodyOvertook() {
    TreeSet<Integer> waiting = new TreeSet<>();
    for (LineRow row : log) {
      RowContent content = row.content();
      List<Integer> numbers = Arrays.stream(content.gone()).boxed().toList();
      switch (content.kind()) {
        case JOINED ->
            IntStream.range(0, content.fans().size())
                .forEach(i -> waiting.add((int) content.firstNumber() + i));
        case BACK -> waiting.addAll(numbers);
        case ADMITTED -> {
          assertThat(numbers).isEqualTo(waiting.stream().limit(numbers.size()).toList());
          numbers.forEach(waiting::remove);
        }
        default -> numbers.forEach(waiting::remove);
      }
    }
  }

  /**
   * The answer to one fan.
   *
   * @param rev of the log's last row then
   * @param joined or left
   */
  private record Answered(long rev, CustomerId fan, long number, boolean joined) {}
}
