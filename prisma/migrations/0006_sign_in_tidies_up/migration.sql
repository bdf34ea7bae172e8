-- Every sign-in drops what is over: a flood of them leaves no rows behind, and finding those costs no scan.
CREATE INDEX pending_sign_in_expires_at_idx ON desk.pending_sign_in (expires_at);
CREATE INDEX attempt_window_ends_at_idx ON desk.attempt (window_ends_at);
