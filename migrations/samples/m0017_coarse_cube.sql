UPDATE headline_quarter SET f5 = 1 WHERE quarter_part = 16208 AND agency_id = 3;
UPDATE channel_quarter SET f5 = 1 WHERE quarter_part = 16208 AND agency_id = 3;
