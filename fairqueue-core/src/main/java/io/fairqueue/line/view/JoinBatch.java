package io.fairqueue.line.view;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Decides joins and leaves one after the other, by what a book says. Changes no book. */
final class JoinBatch {

  private final LineBook book;
  private final RowChain chain;
  private final Set<CustomerId> cleared;
  private final boolean hasRoom;
  private final Map<CustomerId, Decided> decided = new HashMap<>();
  private final List<UUID> joining = new ArrayList<>();
  private final List<Integer> leaving = new ArrayList<>();

  /**
   * @param cleared fans who were here before and hold neither an admission nor a claim
   * @param hasRoom whether lines may grow
   */
  JoinBatch(LineBook book, RowChain chain, Set<CustomerId> cleared, boolean hasRoom) {
    this.book = book;
    this.chain = chain;
    this.cleared = cleared;
    this.hasRoom = hasRoom;
  }

  LineDraft decide(List<LineRequest> requests) {
    List<LineAnswer> answers = new ArrayList<>(requests.size());
    for (LineRequest request : requests) {
      Decided before = decided.get(request.fan());
      LineAnswer answer = before == null ? decide(request) : repeated(before, request);
      decided.putIfAbsent(request.fan(), new Decided(request, answer));
      answers.add(answer);
    }
    for (int from = 0; from < joining.size(); from += RowContent.MAX_FANS) {
      int to = Math.min(joining.size(), from + RowContent.MAX_FANS);
      LineKind kind = chain.isInLobby() ? LineKind.LOBBY : LineKind.JOINED;
      chain.add(
          RowContent.fans(kind, (long) book.next() + from, IdList.of(joining.subList(from, to))));
    }
    if (!leaving.isEmpty()) {
      int[] numbers = leaving.stream().mapToInt(Integer::intValue).sorted().toArray();
      chain.add(RowContent.gone(LineKind.LEFT, numbers));
    }
    return chain.draft(answers);
  }

  private LineAnswer decide(LineRequest request) {
    UUID id = request.fan().value();
    int number = book.number(id.getMostSignificantBits(), id.getLeastSignificantBits());
    boolean live = number != 0 && book.state(number).isLive();
    if (!live && number != 0 && !cleared.contains(request.fan())) {
      return new LineAnswer.LookUp(number, book.state(number));
    }
    return switch (request) {
      case LineRequest.Join join -> live ? new LineAnswer.AlreadyInLine(number) : join(id);
      case LineRequest.Leave leave -> live ? leave(number) : new LineAnswer.NotInLine();
    };
  }

  private LineAnswer join(UUID id) {
    if (book.sale == null || !book.sale.isOpenAt(chain.at())) {
      return new LineAnswer.NotOpen();
    }
    if (!hasRoom) {
      return new LineAnswer.TooLong();
    }
    joining.add(id);
    return new LineAnswer.Joined(book.next() + joining.size() - 1L);
  }

  private LineAnswer leave(int number) {
    leaving.add(number);
    return new LineAnswer.Left(number);
  }

  /** The same wish is done; another one must see what the first one did. */
  private static LineAnswer repeated(Decided before, LineRequest request) {
    if (!before.request().equals(request)) {
      return new LineAnswer.NextBatch();
    }
    return switch (before.answer()) {
      case LineAnswer.Joined joined -> new LineAnswer.AlreadyInLine(joined.number());
      case LineAnswer.Left left -> new LineAnswer.NotInLine();
      case LineAnswer other -> other;
    };
  }

  private record Decided(LineRequest request, LineAnswer answer) {}
}
