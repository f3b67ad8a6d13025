INSERT INTO opening_hours (service_point_id, weekday, from_minute, until_minute) VALUES (1, 1, 450, 690);
INSERT INTO opening_hours (service_point_id, weekday, from_minute, until_minute) VALUES (1, 1, 780, 1020);
INSERT INTO holiday (day, name) VALUES ('2026-09-02', 'Quốc khánh');
INSERT INTO scale (key, levels, family, version, status, published_at, retired_at) VALUES ('two.2', '[{"level":5,"labels":{"vi":"Hài lòng"},"satisfied":true},{"level":1,"labels":{"vi":"Chưa hài lòng"},"satisfied":false}]', 'two', 2, 1, NULL, NULL);
INSERT INTO questionnaire (key, version, scale_id, content, status, published_at, retired_at) VALUES ('default', 2, 2, '{"title":{"vi":"Ông/Bà có hài lòng với cách phục vụ không?"},"subject":"procedure","reasons":[],"comment":true}', 1, NULL, NULL);
INSERT INTO questionnaire (key, version, scale_id, content, status, published_at, retired_at) VALUES ('cu', 1, 1, '{"title":{"vi":"Ông/Bà có hài lòng không?"},"subject":"procedure","reasons":[],"comment":false}', 3, 1772000000000, 1772600000000);
