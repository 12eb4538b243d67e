package io.github.countersign.authenticator;

import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import java.time.Instant;

/** A confirmed phone, how its owner wants to get codes, and when it was set up. */
public record Phone(PhoneNumber number, Channel channel, Instant confirmedAt) {}
