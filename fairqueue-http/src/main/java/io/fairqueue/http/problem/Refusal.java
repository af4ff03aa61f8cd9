package io.fairqueue.http.problem;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/**
 * Every refusal and failure that clients are told of: a stable code that programs go by, a status,
 * and a sentence for people. A constant that names another one shares its code and status, and says
 * it more exactly. Feeds the problems, the API's document, {@code docs/refusals.md} and what the
 * simulated crowd lets a server answer.
 */
public enum Refusal {
  // The request itself.
  INVALID_INPUT(HttpStatus.BAD_REQUEST, "The input breaks a rule."),
  UNREADABLE(INVALID_INPUT, "The request cannot be read."),
  NOT_A_WEBHOOK(INVALID_INPUT, "This is not a webhook."),
  UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "A valid session of the right kind is needed."),
  FORBIDDEN(HttpStatus.FORBIDDEN, "You may not do this."),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address."),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed."),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer is not available in this form."),
  REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive."),
  PAYLOAD_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large."),
  URI_TOO_LONG(HttpStatus.REQUEST_URI_TOO_LONG, "The address is too long."),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/json."),
  REQUEST_HEADER_FIELDS_TOO_LARGE(
      HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large."),
  IDEMPOTENCY_IN_FLIGHT(
      HttpStatus.CONFLICT, "The first request with this key is still in progress."),
  IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "This key was used for another request."),
  RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests. Try again later."),
  FORBIDDEN_ORIGIN(FORBIDDEN, "Pages of this origin may not connect."),
  CSRF(HttpStatus.FORBIDDEN, "This was not sent by a page of this server."),
  FORBIDDEN_HOST(FORBIDDEN, "This address is only for this machine: use localhost or 127.0.0.1."),

  // The server.
  BUSY(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Too many are waiting for this already. Nothing was done; try again later."),
  SIGN_IN_BUSY(BUSY, "Too many people are signing in. Try again in a moment."),
  SERVICE_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE, "The server cannot answer now. Try again later."),
  STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "A store does not answer. Try again."),
  OUTCOME_UNKNOWN(
      STORE_UNAVAILABLE, "The outcome is unknown. Repeat the request with the same key."),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side."),

  // Accounts.
  INVALID_CREDENTIALS(HttpStatus.UNAUTHORIZED, "Wrong email address or password."),
  INVALID_OTP(HttpStatus.UNAUTHORIZED, "This code is wrong, used or expired."),
  TOTP_REQUIRED(HttpStatus.UNAUTHORIZED, "Send the code of the authenticator app, too."),
  TOTP_INVALID(HttpStatus.UNAUTHORIZED, "This code of the authenticator app is wrong or used."),
  TOTP_EXISTS(HttpStatus.CONFLICT, "This account has an authenticator app already."),
  TOTP_NOT_FOUND(HttpStatus.NOT_FOUND, "No authenticator app is set up, or being set up."),
  TOTP_SETUP_REQUIRED(
      HttpStatus.FORBIDDEN,
      "This server asks everybody for an authenticator app. Set up yours first."),
  ACCOUNT_GONE(UNAUTHORIZED, "This account no longer exists."),
  EMAIL_TAKEN(HttpStatus.CONFLICT, "This email address already has an account."),
  EMAIL_NOT_VERIFIED(
      HttpStatus.FORBIDDEN,
      "This event is for fans with a verified email address. Sign in once with a one-time code."),
  MAIL_NOT_CONFIGURED(HttpStatus.SERVICE_UNAVAILABLE, "No mail server is configured."),
  SESSION_NOT_FOUND(HttpStatus.NOT_FOUND, "You have no such session."),
  INVALID_ID_TOKEN(HttpStatus.UNAUTHORIZED, "This id token is not valid here."),
  ID_TOKENS_NOT_ACCEPTED(HttpStatus.NOT_FOUND, "This server accepts no id tokens for this."),
  ISSUER_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The issuer of this id token does not answer. Try again in a moment."),

  SUBSCRIPTION_INVALID(
      HttpStatus.BAD_REQUEST, "This is not a push subscription that messages can be sent to."),

  // Pictures.
  PICTURE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such picture."),
  UPLOAD_NOT_ALLOWED(
      HttpStatus.FORBIDDEN, "This upload address is not valid, or its time is over. Ask again."),

  // Events.
  EVENT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such event."),
  NOT_LOGGED_YET(
      HttpStatus.NOT_FOUND, "The log does not have this entry yet. Ask again in a second."),
  RECEIPTS_OVER(
      HttpStatus.GONE,
      "This event was over long ago, and what receipts were made with is erased. One that was kept"
          + " still counts."),
  EVENT_NOT_ACTIVE(HttpStatus.NOT_FOUND, "This event is not on sale now."),
  FORBIDDEN_EVENT(FORBIDDEN, "You have no right to do this on this event."),
  INVALID_TRANSITION(HttpStatus.CONFLICT, "This is no longer possible."),
  EVENT_STATE(INVALID_TRANSITION, "The event is %s."),
  SALE_OVER(INVALID_TRANSITION, "The sale of this event is over."),
  STALE(
      HttpStatus.PRECONDITION_FAILED,
      "This event was edited since you read it. Read it again and repeat your changes."),
  CAPACITY_BELOW_SOLD(
      HttpStatus.CONFLICT, "A tier cannot have fewer units than are held and sold."),
  SLUG_TAKEN(HttpStatus.CONFLICT, "Another event has this name in addresses."),
  LOBBY_TOO_SHORT(HttpStatus.CONFLICT, "The lobby would be over before anybody could enter it."),
  DRAW_FIXED(
      HttpStatus.CONFLICT,
      "The lobby and its draw were announced so: their kind is fixed, and from ten minutes before"
          + " the lobby closes their times are too."),
  DRAW_NOT_FOUND(HttpStatus.NOT_FOUND, "This event has no lobby, and so no draw."),
  LIST_NOT_KNOWN(
      HttpStatus.NOT_FOUND, "Who is drawn among is known once the lobby has closed: ask again."),
  NOT_DRAWN(HttpStatus.NOT_FOUND, "You were not in this lobby when it closed."),
  DRAW_NOT_WAITING(HttpStatus.CONFLICT, "This draw does not wait for a value now."),
  BEACON_INVALID(HttpStatus.BAD_REQUEST, "This is not the signature of the draw's round."),
  RETURN_NOT_ALLOWED(
      HttpStatus.BAD_REQUEST, "The event's organizer has not named this address to return to."),
  TIER_NOT_FOUND(HttpStatus.BAD_REQUEST, "This event has no such tier."),
  SEATED_TIER_NOT_FOUND(TIER_NOT_FOUND, "This event has no such tier with seats."),
  UNIT_NOT_FOUND(HttpStatus.NOT_FOUND, "This event has no such seat."),
  UNIT_TAKEN(HttpStatus.CONFLICT, "This seat is held or sold."),
  SEAT_EXISTS(HttpStatus.CONFLICT, "This event already has this seat."),
  CSV_INVALID(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "There are mistakes in this file, and nothing of it was taken."),

  NOTICE_NOT_FOUND(HttpStatus.NOT_FOUND, "This event has no such notice, or it is taken back."),
  TOO_MANY_NOTICES(
      RATE_LIMITED,
      "Fans were just told something: there may be one notice in 30 seconds, 20 a day."),

  FAN_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such fan's account."),
  OWN_ACCOUNT(HttpStatus.CONFLICT, "Nobody takes this from themselves: ask another admin."),

  DEAD_LETTER_NOT_FOUND(
      HttpStatus.NOT_FOUND, "There is no such dead letter, or it is tried again already."),

  // Staff.
  ORGANIZER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such organizer's account."),
  STAFF_NOT_FOUND(HttpStatus.NOT_FOUND, "This account has no role on this event."),
  OWNER_STAYS(HttpStatus.CONFLICT, "The event's organizer is its owner and stays it."),
  TOO_MANY_INVITATIONS(
      HttpStatus.CONFLICT, "Several invitations to this address are still good. Wait for them."),
  INVITATION_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "This invitation is not valid, not valid any more, or has been used. Ask for another."),

  // The line.
  ALREADY_IN_QUEUE(HttpStatus.CONFLICT, "You are already in this line."),
  NOT_IN_QUEUE(HttpStatus.NOT_FOUND, "You are not in this line."),
  ENTRY_NOT_FOUND(HttpStatus.NOT_FOUND, "Nobody with this entry is in this line any more."),
  ENTRY_USED(INVALID_TRANSITION, "This admission has already led to a claim."),
  TOO_MANY_ENTRIES(
      HttpStatus.CONFLICT, "Too many fans from your mailbox or network are already in this line."),
  LINE_TOO_LONG(
      HttpStatus.SERVICE_UNAVAILABLE, "This line cannot take more people now. Try again later."),
  NOT_ADMITTED(HttpStatus.FORBIDDEN, "Your admission is over or has been used."),
  NO_RUNNING_ADMISSION(NOT_ADMITTED, "You have no running admission to this event."),
  NO_EXTENSIONS_LEFT(HttpStatus.CONFLICT, "Your admission cannot be extended again."),
  ADMISSION_USED(INVALID_TRANSITION, "Your admission has already led to a claim."),
  INVALID_MESSAGE(HttpStatus.BAD_REQUEST, "A message is a JSON object with a type."),
  MESSAGE_NOT_TEXT(INVALID_MESSAGE, "A message is text."),
  UNKNOWN_TYPE(HttpStatus.BAD_REQUEST, "There is no message of this type."),

  // Claims.
  ADMISSION_TOKEN_INVALID(HttpStatus.BAD_REQUEST, "This is not a valid admission token."),
  FORBIDDEN_ADMISSION(FORBIDDEN, "This admission is for another fan or another event."),
  ALREADY_CLAIMED(HttpStatus.CONFLICT, "You already have as many claims on this event as you may."),
  SALE_CLOSED(HttpStatus.GONE, "This event is not on sale now."),
  EVENT_SOLD_OUT(HttpStatus.GONE, "Sold out for now."),
  UNITS_TAKEN(HttpStatus.CONFLICT, "These tickets were just taken."),
  ONE_UNIT_LEFT(UNITS_TAKEN, "Only 1 of these is left."),
  FEW_UNITS_LEFT(UNITS_TAKEN, "Only %d of these are left."),
  CLAIM_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such claim."),
  FORBIDDEN_CLAIM(FORBIDDEN, "This claim belongs to somebody else."),
  FORBIDDEN_CLAIM_LIST(FORBIDDEN, "Only an admin may list the claims of all events."),
  CLAIM_NOT_HELD(INVALID_TRANSITION, "This claim is no longer held."),
  CLAIM_NOT_REPLACEABLE(
      INVALID_TRANSITION,
      "Only an unpaid claim of your own, made with this admission, can be replaced."),
  REFUND_NOT_FAILED(INVALID_TRANSITION, "No refund of this payment was refused."),
  CLAIM_NOT_REFUNDABLE(
      HttpStatus.CONFLICT, "This claim was not sold, or its refund has already been requested."),
  CHECKED_IN(
      HttpStatus.CONFLICT,
      "A ticket of this claim has already been used at the door. With force the "
          + "money goes back all the same, and the place is not sold again."),

  // Payments.
  CLAIM_NOT_PAYABLE(HttpStatus.CONFLICT, "This claim can no longer be paid."),
  PAYMENT_IN_PROGRESS(HttpStatus.CONFLICT, "A payment for this claim is still in progress."),
  PAYMENT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such payment."),
  PAYMENT_ENDED(INVALID_TRANSITION, "This payment has already ended."),
  GATEWAY_NOT_CONFIGURED(HttpStatus.SERVICE_UNAVAILABLE, "No payment gateway is configured."),
  GATEWAY_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The payment gateway did not answer. Your tickets are still held; try again."),
  GATEWAY_REFUSED(HttpStatus.BAD_GATEWAY, "The payment gateway refused this payment."),
  INVALID_SIGNATURE(HttpStatus.UNAUTHORIZED, "Invalid webhook signature."),

  // Tickets.
  TICKET_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such ticket."),
  FORBIDDEN_TICKET(FORBIDDEN, "This ticket belongs to somebody else."),
  CLAIM_NOT_CONFIRMED(HttpStatus.CONFLICT, "A claim has tickets only while it is confirmed."),
  RESENT_JUST_NOW(RATE_LIMITED, "These tickets were mailed again a moment ago."),
  TICKET_INVALID(HttpStatus.BAD_REQUEST, "This is not a ticket for this event."),
  TICKET_VOID(HttpStatus.GONE, "This ticket is no longer valid: it has been or is being refunded."),
  ALREADY_CHECKED_IN(HttpStatus.CONFLICT, "This ticket has already been used."),
  NOT_CHECKED_IN(HttpStatus.CONFLICT, "Nobody has come in with this ticket."),
  FORBIDDEN_UNDO(
      FORBIDDEN, "This was more than a minute ago: somebody who runs the event may take it back."),

  // Outgoing webhooks.
  WEBHOOK_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such webhook."),
  FORBIDDEN_WEBHOOK(FORBIDDEN, "This webhook belongs to somebody else."),
  DELIVERY_NOT_FOUND(HttpStatus.NOT_FOUND, "This webhook has no such delivery."),
  URL_NOT_ALLOWED(HttpStatus.BAD_REQUEST, "Webhooks may not be sent to this URL."),
  TOO_MANY_ENDPOINTS(HttpStatus.CONFLICT, "There are already as many webhooks as there may be.");

  private final String code;
  private final HttpStatus status;
  private final String sentence;

  Refusal(HttpStatus status, String sentence) {
    this.code = name();
    this.status = status;
    this.sentence = sentence;
  }

  Refusal(Refusal general, String sentence) {
    this.code = general.code;
    this.status = general.status;
    this.sentence = sentence;
  }

  /** What a bare status means; of those that none has, that it is the client's fault or ours. */
  public static Refusal of(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> UNREADABLE;
      case UNAUTHORIZED -> UNAUTHORIZED;
      case FORBIDDEN -> FORBIDDEN;
      case NOT_FOUND -> NOT_FOUND;
      case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
      case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
      case REQUEST_TIMEOUT -> REQUEST_TIMEOUT;
      case REQUEST_ENTITY_TOO_LARGE -> PAYLOAD_TOO_LARGE;
      case REQUEST_URI_TOO_LONG -> URI_TOO_LONG;
      case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
      case REQUEST_HEADER_FIELDS_TOO_LARGE -> REQUEST_HEADER_FIELDS_TOO_LARGE;
      case SERVICE_UNAVAILABLE -> SERVICE_UNAVAILABLE;
      default -> status.getCode() < 500 ? UNREADABLE : INTERNAL_ERROR;
    };
  }

  /** What programs go by. */
  public String code() {
    return code;
  }

  public HttpStatus status() {
    return status;
  }

  /** For people; one of them has a word or a number to fill in ({@link String#format}). */
  public String sentence() {
    return sentence;
  }

  /** In words, for people: "Not in queue". */
  public String title() {
    String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The problem's type: the code as a URN. */
  public String type() {
    return "urn:fairqueue:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As the simulated crowd writes answers down: "404 NOT_IN_QUEUE". */
  public String answer() {
    return status.getCode() + " " + code;
  }
}
