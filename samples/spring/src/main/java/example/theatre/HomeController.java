package example.theatre;

import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The theatre's own page. */
@RestController
public class HomeController {

  private final Shows shows;
  private final Bookings bookings;

  HomeController(Shows shows, Bookings bookings) {
    this.shows = shows;
    this.bookings = bookings;
  }

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  String home() {
    return shows.all().stream()
        .map(this::item)
        .collect(
            Collectors.joining(
                "",
                "<!doctype html><html lang=en><title>Theatre</title><h1>On sale</h1><ul>",
                "</ul></html>"));
  }

  private String item(Shows.Show show) {
    int seats = bookings.of(show.id()).stream().mapToInt(Bookings.Booking::seats).sum();
    return "<li>%s, %s: %d seats booked</li>"
        .formatted(HtmlUtils.htmlEscape(show.title()), HtmlUtils.htmlEscape(show.stage()), seats);
  }
}
