-- Mail that would have gone out if a mail server were set up. The message id tells repeats.
CREATE TABLE server_mailbox (
  tenant_id         text        NOT NULL,
  id                uuid        NOT NULL,
  message_id        text        NOT NULL,
  sent_at           timestamptz NOT NULL,
  recipient_name    text        NOT NULL,
  recipient_address text        NOT NULL,
  subject           text        NOT NULL,
  body_text         text        NOT NULL,
  body_html         text        NOT NULL,
  calendar_method   text,
  calendar          text,
  CONSTRAINT server_mailbox_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT server_mailbox_message_uq UNIQUE (tenant_id, message_id)
);

CREATE INDEX server_mailbox_sent_ix ON server_mailbox (tenant_id, sent_at DESC, id);
