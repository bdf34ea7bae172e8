-- People who work here: accounts, invitations, sign-in, sessions.
-- Nothing in this schema is ever readable by the public site's role.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE SCHEMA IF NOT EXISTS desk;

CREATE TABLE desk.account (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email citext,
    display_name text NOT NULL,
    role text NOT NULL,
    language text NOT NULL DEFAULT 'en',
    password_hash text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    disabled_at timestamptz(3),
    CONSTRAINT account_role_known CHECK (role IN ('system', 'advocate', 'researcher', 'editor', 'admin')),
    CONSTRAINT account_language_known CHECK (language IN ('en', 'zh')),
    -- The system actor seeds; it has no way to sign in.
    CONSTRAINT account_system_cannot_sign_in CHECK (role <> 'system' OR (email IS NULL AND password_hash IS NULL)),
    CONSTRAINT account_people_have_email CHECK (role = 'system' OR email IS NOT NULL)
);
CREATE UNIQUE INDEX account_email_key ON desk.account (email);
CREATE UNIQUE INDEX account_one_system ON desk.account (role) WHERE role = 'system';

CREATE TABLE desk.invitation (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash bytea NOT NULL,
    role text NOT NULL,
    email citext,
    display_name text,
    invited_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    expires_at timestamptz(3) NOT NULL,
    accepted_at timestamptz(3),
    accepted_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    CONSTRAINT invitation_role_known CHECK (role IN ('advocate', 'researcher', 'editor', 'admin')),
    CONSTRAINT invitation_token_is_sha256 CHECK (octet_length(token_hash) = 32),
    CONSTRAINT invitation_accepted_by_someone CHECK ((accepted_at IS NULL) = (accepted_by IS NULL))
);
CREATE UNIQUE INDEX invitation_token_hash_key ON desk.invitation (token_hash);

CREATE TABLE desk.session (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash bytea NOT NULL,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
    expires_at timestamptz(3) NOT NULL,
    revoked_at timestamptz(3),
    revoked_reason text,
    label text NOT NULL,
    CONSTRAINT session_token_is_sha256 CHECK (octet_length(token_hash) = 32)
);
CREATE UNIQUE INDEX session_token_hash_key ON desk.session (token_hash);
CREATE INDEX session_account_id_idx ON desk.session (account_id);

-- Password given, second factor awaited. Also made when the password was wrong: the answer must look the same.
CREATE TABLE desk.pending_sign_in (
    token_hash bytea PRIMARY KEY,
    account_id uuid REFERENCES desk.account (id) ON DELETE CASCADE,
    password_right boolean NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    expires_at timestamptz(3) NOT NULL,
    CONSTRAINT pending_sign_in_token_is_sha256 CHECK (octet_length(token_hash) = 32)
);

CREATE TABLE desk.second_factor (
    account_id uuid PRIMARY KEY REFERENCES desk.account (id) ON DELETE CASCADE,
    sealed_secret bytea NOT NULL,
    -- RFC 6238 time step last used: a code is good once.
    last_step bigint NOT NULL DEFAULT 0,
    confirmed_at timestamptz(3)
);

CREATE TABLE desk.recovery_code (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE CASCADE,
    code_hash bytea NOT NULL,
    used_at timestamptz(3)
);
CREATE UNIQUE INDEX recovery_code_account_id_code_hash_key ON desk.recovery_code (account_id, code_hash);

-- Counted tries per account and per door, so that guessing slows down whoever asks.
CREATE TABLE desk.attempt (
    key text PRIMARY KEY,
    count integer NOT NULL,
    window_ends_at timestamptz(3) NOT NULL
);
