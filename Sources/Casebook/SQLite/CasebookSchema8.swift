/// The SQL of migration 8: what reports ask a million times lies where it is narrow.
enum CasebookSchema8 {
  static let changes = """
    CREATE TABLE rule_set (
      number INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE
    ) STRICT;
    ALTER TABLE application ADD COLUMN rule_set INTEGER REFERENCES rule_set (number);
    INSERT INTO rule_set (sha256)
      SELECT DISTINCT json_extract(judgement, '$.ruleSet') FROM inspection
      WHERE json_extract(judgement, '$.ruleSet') IS NOT NULL ORDER BY application;
    UPDATE application SET rule_set = (
      SELECT r.number FROM inspection AS i JOIN rule_set AS r ON r.sha256 = json_extract(i.judgement, '$.ruleSet')
      WHERE i.application = application.key)
    WHERE inspected_at IS NOT NULL;
    CREATE INDEX submission_domain ON submission (application, lower(substr(email, instr(email, '@') + 1)));
    CREATE INDEX notice_by_kind ON notice (kind, created_at);
    CREATE INDEX delivery_unsent ON delivery (notice, status) WHERE status <> 'sent';
    """
}
