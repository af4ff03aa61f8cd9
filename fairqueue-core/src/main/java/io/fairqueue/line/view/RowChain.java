package io.fairqueue.line.view;

import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import java.util.ArrayList;
import java.util.List;

/** Rows that follow a book's last one. Where the lobby's time is over, its end comes first. */
final class RowChain {

  private final LineBook book;
  private final long at;
  private final long nonce;
  private final List<LineRow> rows = new ArrayList<>();
  private byte[] hash;

  /**
   * @param now the writer's clock; rows are never dated before the book's last one
   */
  RowChain(LineBook book, long now, long nonce) {
    this.book = book;
    this.at = Math.max(now, book.lastAt);
    this.nonce = nonce;
    this.hash = book.lastHash;
  }

  long at() {
    return at;
  }

  /** Whether a fan who joins now is in the lobby. */
  boolean isInLobby() {
    return isBeforeLobbyCloses() && book.sale != null && !book.sale.isLobbyOverAt(at);
  }

  RowChain add(RowContent content) {
    if (rows.isEmpty() && closesLobby() && content.kind() != LineKind.LOBBY_CLOSED) {
      append(RowContent.data(LineKind.LOBBY_CLOSED));
    }
    append(content);
    return this;
  }

  /** The lobby's end, if that is due; else nothing. */
  LineDraft closeLobby() {
    return closesLobby() ? add(RowContent.data(LineKind.LOBBY_CLOSED)).draft() : draft();
  }

  LineDraft draft() {
    return draft(List.of());
  }

  LineDraft draft(List<LineAnswer> answers) {
    return new LineDraft(book.rev, book.lastHash, rows, answers);
  }

  /** Whether the next row of all must be the lobby's end. */
  boolean closesLobby() {
    return isBeforeLobbyCloses()
        && book.sale != null
        && book.sale.lobby() != null
        && book.sale.isLobbyOverAt(at);
  }

  private boolean isBeforeLobbyCloses() {
    return !book.places.isLobbyClosed() && book.places.lastOfLobby() == book.next() - 1;
  }

  private void append(RowContent content) {
    LineRow row = LineRow.after(hash, book.event, book.rev + rows.size() + 1, at, content, nonce);
    rows.add(row);
    hash = row.hash();
  }
}
