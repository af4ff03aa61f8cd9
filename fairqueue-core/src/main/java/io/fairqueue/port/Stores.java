package io.fairqueue.port;

import io.fairqueue.port.draw.DrawStore;
import io.fairqueue.port.identity.SignInStore;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.DeviceStore;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.Outbox;
import io.fairqueue.port.message.Subscriptions;
import io.fairqueue.port.notice.NoticeStore;
import io.fairqueue.port.picture.PictureStore;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.port.sample.SampleStore;
import io.fairqueue.port.staff.InvitationStore;
import io.fairqueue.port.staff.SecondFactorStore;
import io.fairqueue.port.staff.StaffDeviceStore;
import io.fairqueue.port.staff.StaffStore;

/** Everything durable, from one technology. Each facet may be used alone; all are thread-safe. */
public interface Stores {

  EventStore events();

  LineStore lines();

  LineReads lineReads();

  /** This node's copies of lines. */
  LineViews lineViews();

  DrawStore draws();

  ClaimStore claims();

  PaymentStore payments();

  WebhookInbox webhooks();

  CustomerStore customers();

  OrganizerStore organizers();

  StaffStore staff();

  InvitationStore invitations();

  SecondFactorStore secondFactors();

  StaffDeviceStore staffDevices();

  SessionStore sessions();

  SigningKeyStore signingKeys();

  TicketStore tickets();

  SeatStore seats();

  StatsStore stats();

  NoticeStore notices();

  SampleStore samples();

  PublicLogStore publicLogs();

  AuditLog audit();

  IdempotencyStore idempotency();

  Outbox outbox();

  Deliveries deliveries();

  Subscriptions subscriptions();

  PictureStore pictures();

  SignInStore signIns();

  Endpoints endpoints();

  DeviceStore devices();
}
