package io.fairqueue.http.console.staff;

import io.fairqueue.domain.staff.Role;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.staff.Member;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who works on an event.
 *
 * @param address of the page
 * @param email what was filled in
 * @param error what is wrong with that; null for nothing
 */
public record StaffPage(
    ConsoleFrame console, String address, List<Row> rows, String email, @Nullable String error) {

  public StaffPage {
    rows = List.copyOf(rows);
  }

  static StaffPage of(
      ConsoleFrame console,
      String address,
      List<Member> members,
      String email,
      @Nullable String error) {
    return new StaffPage(
        console,
        address,
        members.stream()
            .map(
                each ->
                    new Row(
                        each.account().id().toString(),
                        each.account().name(),
                        each.account().email().value(),
                        Keys.of(each.role()),
                        each.addedAt() != null))
            .toList(),
        email,
        error);
  }

  /** What somebody may be, by the end of the names of its texts. */
  public List<String> roles() {
    return Arrays.stream(Role.values()).map(Keys::of).toList();
  }

  /**
   * Somebody who works on it.
   *
   * @param changes whether the role may be another: the event's organizer stays its owner
   */
  public record Row(String id, String name, String email, String role, boolean changes) {}
}
