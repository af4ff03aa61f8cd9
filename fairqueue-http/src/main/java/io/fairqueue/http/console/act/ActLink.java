package io.fairqueue.http.console.act;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Leads to where something is asked again. */
public record ActLink(String key, String name, String address) {

  /** What an event's state allows to somebody with these rights. */
  public static List<ActLink> of(Event event, Set<Right> rights, Visit visit) {
    return Arrays.stream(Act.values())
        .filter(act -> rights.contains(act.right()) && act.isPossible(event))
        .map(
            act ->
                new ActLink(
                    act.key(),
                    visit.words().text("console.act." + act.key()),
                    address(event.id(), act)))
        .toList();
  }

  static String address(EventId event, Act act) {
    return Paths.of(Paths.CONSOLE_EVENT, event) + "/" + act.key();
  }
}
