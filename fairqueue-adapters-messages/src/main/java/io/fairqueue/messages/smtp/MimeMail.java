package io.fairqueue.messages.smtp;

import io.fairqueue.messages.mail.OutgoingMail;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;

/**
 * A mail as servers take it: its text, or else its page with the pictures that it shows; then
 * files.
 */
final class MimeMail extends MimeMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String id;

  private MimeMail(Session session, String id) {
    super(session);
    this.id = id;
  }

  /**
   * A whole one.
   *
   * @param from whose address all mail comes from
   */
  static MimeMail of(Session session, InternetAddress from, InternetAddress to, OutgoingMail mail)
      throws MessagingException {
    MimeMail mime = new MimeMail(session, mail.messageId());
    mime.setFrom(named(from, mail.sender()));
    mime.setRecipient(Message.RecipientType.TO, to);
    mime.setSubject(mail.subject(), UTF_8);
    mime.setSentDate(Date.from(mail.at()));
    for (Map.Entry<String, String> header : mail.headers().entrySet()) {
      mime.setHeader(header.getKey(), header.getValue());
    }
    mime.setContent(body(mail));
    mime.saveChanges();
    return mime;
  }

  /** The library would make up another one. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + id + ">");
  }

  private static MimeMultipart body(OutgoingMail mail) throws MessagingException {
    MimeMultipart page = new MimeMultipart("related");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    page.addBodyPart(html);
    for (OutgoingMail.Part picture : mail.pictures()) {
      page.addBodyPart(part(picture, MimeBodyPart.INLINE));
    }
    MimeMultipart either = new MimeMultipart("alternative");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    either.addBodyPart(text);
    either.addBodyPart(wrapped(page));
    if (mail.files().isEmpty()) {
      return either;
    }
    MimeMultipart all = new MimeMultipart("mixed");
    all.addBodyPart(wrapped(either));
    for (OutgoingMail.Part file : mail.files()) {
      all.addBodyPart(part(file, MimeBodyPart.ATTACHMENT));
    }
    return all;
  }

  private static MimeBodyPart part(OutgoingMail.Part part, String disposition)
      throws MessagingException {
    MimeBodyPart body = new MimeBodyPart();
    body.setDataHandler(new DataHandler(new ByteArrayDataSource(part.content(), part.mediaType())));
    body.setFileName(part.name());
    body.setContentID("<" + part.id() + ">");
    body.setDisposition(disposition);
    return body;
  }

  private static MimeBodyPart wrapped(MimeMultipart parts) throws MessagingException {
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(parts);
    return body;
  }

  private static InternetAddress named(InternetAddress from, String sender) {
    try {
      return new InternetAddress(from.getAddress(), sender, UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("this Java has no UTF-8", e);
    }
  }
}
