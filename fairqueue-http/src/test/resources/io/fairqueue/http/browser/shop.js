// What a shop's page does: asks, and shows what it can read of the answers.
window.shop = {
  messages: [],
  closes: [],
  events: [],
  socket: null,
  stream: null,

  async call(base, method, path, { token, key, body, headers } = {}) {
    const sent = { ...headers };
    if (token) sent['Authorization'] = `Bearer ${token}`;
    if (key) sent['Idempotency-Key'] = key;
    if (body) sent['Content-Type'] ??= 'application/json';
    let answer;
    try {
      answer = await fetch(base + path, {
        method,
        headers: sent,
        body: body ? JSON.stringify(body) : undefined,
      });
    } catch (failure) {
      return { failed: failure.name };
    }
    const text = await answer.text();
    let read = null;
    try {
      read = JSON.parse(text);
    } catch {
      // No JSON: the text is all there is.
    }
    return {
      status: answer.status,
      code: read?.code ?? null,
      requestId: answer.headers.get('X-Request-Id'),
      retryAfter: answer.headers.get('Retry-After'),
      replayed: answer.headers.get('Idempotent-Replayed'),
      etag: answer.headers.get('ETag'),
      text,
      body: read,
    };
  },

  listen(base, event, token) {
    const socket = new WebSocket(
      `${base.replace('http', 'ws')}/ws/queue/${event}?token=${encodeURIComponent(token)}`);
    socket.onmessage = (message) => this.messages.push(JSON.parse(message.data));
    socket.onclose = (close) =>
      this.closes.push({ code: close.code, reason: close.reason, clean: close.wasClean });
    this.socket = socket;
  },

  follow(base, event, token) {
    const stream = new EventSource(
      `${base}/api/v1/events/${event}/queue/stream?token=${encodeURIComponent(token)}`);
    stream.onmessage = (message) => this.events.push(JSON.parse(message.data));
    stream.onerror = () => this.events.push({ type: 'failed' });
    this.stream = stream;
  },
};
