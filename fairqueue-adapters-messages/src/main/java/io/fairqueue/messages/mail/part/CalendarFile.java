package io.fairqueue.messages.mail.part;

import io.fairqueue.messages.mail.template.Appointment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An appointment as a file for calendars (iCalendar, RFC 5545). */
public final class CalendarFile {

  public static final String MEDIA_TYPE = "text/calendar; charset=utf-8; method=PUBLISH";

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Octets of a line, without its end. */
  private static final int MAX_LINE = 75;

  private final StringBuilder lines = new StringBuilder();

  private CalendarFile() {}

  /** The file's bytes. */
  public static byte[] of(Appointment appointment, Instant now) {
    return new CalendarFile().write(appointment, now).getBytes(StandardCharsets.UTF_8);
  }

  private String write(Appointment appointment, Instant now) {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//FairQueue//Tickets//EN");
    line("METHOD:PUBLISH");
    line("BEGIN:VEVENT");
    line("UID:" + appointment.id() + "@fairqueue");
    line("SEQUENCE:" + appointment.sequence());
    line("DTSTAMP:" + UTC.format(now));
    line("DTSTART:" + UTC.format(appointment.begin()));
    Instant end = appointment.end();
    if (end != null) {
      line("DTEND:" + UTC.format(end));
    }
    line("SUMMARY:" + escaped(appointment.title()));
    String place = appointment.place();
    if (place != null) {
      line("LOCATION:" + escaped(place));
    }
    line("END:VEVENT");
    line("END:VCALENDAR");
    return lines.toString();
  }

  /** Longer lines go on behind a blank; a character is never cut. */
  private void line(String text) {
    int octets = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      String character = Character.toString(text.codePointAt(i));
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > MAX_LINE) {
        lines.append("\r\n ");
        octets = 1;
      }
      lines.append(character);
      octets += size;
    }
    lines.append("\r\n");
  }

  private static String escaped(String text) {
    return text.replaceAll("\\R", "\n")
        .replaceAll("[\\p{Cc}&&[^\n]]", " ")
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\n", "\\n");
  }
}
